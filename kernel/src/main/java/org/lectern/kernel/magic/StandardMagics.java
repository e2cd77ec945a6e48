package org.lectern.kernel.magic;

/** The magics that every notebook has. */
public final class StandardMagics {
  private StandardMagics() {}

  /**
   * Adds them all.
   *
   * @param magics where to
   * @param host what they ask of the kernel
   */
  public static void register(KernelMagics magics, MagicHost host) {
    new ClasspathMagics(host).register(magics);
    new LoadMagic(host).register(magics);
    new TimeMagics(host).register(magics);
    new WorkspaceMagics(host).register(magics);
    new EnvMagic().register(magics);
    new HelpMagics(magics).register();
    new MavenMagics(host).register(magics);
  }
}
