package org.lectern.kernel.shell;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The libraries that only the kernel itself uses. Cells don't see them, so that a notebook can load
 * the version that it wants. basekernel stays visible, for notebooks written for IJava, and so do
 * the libraries of Lectern, whose classes it takes and gives. Gson is lent ({@link Lending}):
 * basekernel's comms take and give its objects.
 */
final class KernelLibraries {
  /** Their packages; a test compares them with the class path. */
  static final List<String> PACKAGES =
      List.of(
          "com.google.gson.",
          "com.google.inject.",
          "com.neilalexander.jnacl.",
          "javax.inject.",
          "org.apache.commons.codec.",
          "org.apache.commons.logging.",
          "org.apache.http.",
          "org.apache.maven.",
          "org.codehaus.plexus.",
          "org.eclipse.aether.",
          "org.eclipse.sisu.",
          "org.objectweb.asm.",
          "org.sonatype.plexus.",
          "org.slf4j.impl.",
          "org.slf4j.jcl.",
          "org.slf4j.nop.",
          "org.zeromq.",
          "zmq.");

  /** Their files, with the version that Maven puts into the name. */
  private static final Pattern FILE =
      Pattern.compile(
          "(gson|guice|jeromq|jnacl|javax\\.inject|commons-codec|commons-logging|jcl-over-slf4j"
              + "|httpclient|httpcore|maven-[a-z-]+|plexus-[a-z-]+|org\\.eclipse\\.sisu\\.[a-z]+"
              + "|asm|slf4j-nop)-\\d[^/]*\\.jar");

  private static final String LENT_PACKAGE = "com.google.gson.";
  private static final Pattern LENT_FILE = Pattern.compile("gson-\\d[^/]*\\.jar");

  private KernelLibraries() {}

  /** Whether a class, or a resource with dots for slashes, belongs to the kernel alone. */
  static boolean hasClass(String name) {
    for (String start : PACKAGES) {
      if (name.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a jar, by its file name, belongs to the kernel alone. */
  static boolean hasJar(String fileName) {
    return FILE.matcher(fileName).matches();
  }

  /** Whether a class, or a resource with dots for slashes, is lent to cells. */
  static boolean isLent(String name) {
    return name.startsWith(LENT_PACKAGE);
  }

  /** Whether a jar, by its file name, is lent to cells. */
  static boolean isLentJar(String fileName) {
    return LENT_FILE.matcher(fileName).matches();
  }

  /** A class path without these libraries. */
  static String remove(String classPath) {
    return String.join(File.pathSeparator, entries(classPath, name -> !hasJar(name)));
  }

  /** The jars of a class path that are lent. */
  static List<String> lent(String classPath) {
    return entries(classPath, KernelLibraries::isLentJar);
  }

  private static List<String> entries(String classPath, Predicate<String> wanted) {
    return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> wanted.test(new File(entry).getName()))
        .toList();
  }
}
