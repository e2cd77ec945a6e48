package org.lectern.kernel.magic;

import java.util.Comparator;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/** Versions as Maven orders them. */
final class VersionOrder implements Comparator<String> {
  private final GenericVersionScheme scheme = new GenericVersionScheme();

  @Override
  public int compare(String a, String b) {
    try {
      Version first = scheme.parseVersion(a);
      return first.compareTo(scheme.parseVersion(b));
    } catch (InvalidVersionSpecificationException e) {
      return a.compareTo(b);
    }
  }
}
