package org.lectern.kernel.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.kernel.magic.KernelMagics;
import org.lectern.kernel.magic.MagicCall;
import org.lectern.kernel.magic.MagicCell;

/** What may be typed in a magic: its name. */
final class MagicCompletion {
  private static final Pattern NAME = Pattern.compile("(?:^\\s*|=\\s*)(%%?)([\\w.-]*)$");

  private MagicCompletion() {}

  /** The names that fit; empty where no magic stands. */
  static Optional<Completion> of(KernelMagics magics, String code, int cursor) {
    String before = code.substring(0, cursor);
    Matcher name = NAME.matcher(before.substring(before.lastIndexOf('\n') + 1));
    if (name.find()) {
      boolean cell = name.group(1).length() == 2;
      // a percent sign alone is not a magic yet: with a name it is one, unless in a string
      String tried = before.substring(0, cursor - name.group(2).length()) + "x";
      Optional<MagicCall> call =
          MagicCell.of(tried, magics).calls().stream()
              .filter(one -> one.end() == tried.length())
              .findFirst();
      if (call.isPresent()) {
        boolean first = call.get().place() == MagicCall.Place.CELL;
        List<String> matches =
            (first ? magics.cellNames() : magics.lineNames())
                .stream()
                    .filter(known -> cell == first && known.startsWith(name.group(2)))
                    .toList();
        return Optional.of(
            Completion.of(matches, "magic", cursor - name.group(2).length(), cursor));
      }
    }
    boolean inside =
        MagicCell.of(code, magics).calls().stream()
            .anyMatch(
                call ->
                    call.start() < cursor && cursor <= call.end() && !magics.isCode(call.name()));
    return inside ? Optional.of(new Completion(List.of(), cursor, cursor)) : Optional.empty();
  }
}
