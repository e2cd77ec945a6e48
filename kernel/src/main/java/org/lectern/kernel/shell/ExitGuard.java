package org.lectern.kernel.shell;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Leads {@code System.exit} in the classes of cells to {@link CellExit#exit}: security managers,
 * the old way to refuse it, are gone from Java. Only a class's constant pool changes: the method
 * reference names another class, whose two new entries come last, so that no index moves.
 */
final class ExitGuard {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;
  private static final int COUNT_OFFSET = 8;

  private final ByteBuffer in;
  private final int count;
  private final int[] offsets;
  private final int end;

  private ExitGuard(byte[] bytes) {
    in = ByteBuffer.wrap(bytes.clone());
    count = in.getShort(COUNT_OFFSET) & 0xFFFF;
    offsets = new int[count];
    int at = COUNT_OFFSET + 2;
    for (int i = 1; i < count; i++) {
      offsets[i] = at;
      int tag = in.get(at);
      at += 1 + size(tag, at);
      if (tag == LONG || tag == DOUBLE) {
        i++;
      }
    }
    end = at;
  }

  /**
   * Redirects the calls of one class.
   *
   * @param bytes a class file
   * @return the same, or a changed copy
   */
  static byte[] redirect(byte[] bytes) {
    return new ExitGuard(bytes).redirected(bytes);
  }

  private byte[] redirected(byte[] bytes) {
    boolean changed = false;
    for (int i = 1; i < count; i++) {
      if (isExit(i)) {
        in.putShort(offsets[i] + 1, (short) (count + 1));
        changed = true;
      }
    }
    return changed ? withNewClass() : bytes;
  }

  private boolean isExit(int index) {
    int at = offsets[index];
    if (at == 0 || in.get(at) != METHOD) {
      return false;
    }
    int owner = offsets[in.getShort(at + 1) & 0xFFFF];
    int member = offsets[in.getShort(at + 3) & 0xFFFF];
    return in.get(owner) == CLASS
        && in.get(member) == NAME_AND_TYPE
        && text(owner + 1).equals("java/lang/System")
        && text(member + 1).equals("exit")
        && text(member + 3).equals("(I)V");
  }

  private String text(int indexAt) {
    int at = offsets[in.getShort(indexAt) & 0xFFFF];
    int length = in.getShort(at + 1) & 0xFFFF;
    return new String(in.array(), at + 3, length, StandardCharsets.UTF_8);
  }

  private byte[] withNewClass() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(in.array(), 0, COUNT_OFFSET);
      out.writeShort(count + 2);
      out.write(in.array(), COUNT_OFFSET + 2, end - COUNT_OFFSET - 2);
      out.writeByte(UTF8);
      out.writeUTF(CellExit.class.getName().replace('.', '/'));
      out.writeByte(CLASS);
      out.writeShort(count);
      out.write(in.array(), end, in.capacity() - end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private int size(int tag, int at) {
    return switch (tag) {
      case UTF8 -> 2 + (in.getShort(at + 1) & 0xFFFF);
      case LONG, DOUBLE -> 8;
      case CLASS, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> 4;
    };
  }
}
