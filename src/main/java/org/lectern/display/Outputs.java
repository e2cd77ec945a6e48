package org.lectern.display;

/** Holds the installed {@link Output}. */
final class Outputs {
  static final Output NONE =
      new Output() {
        @Override
        public void show(String id, MimeBundle bundle) {}

        @Override
        public void update(String id, MimeBundle bundle) {}

        @Override
        public void clear(boolean wait) {}
      };

  static volatile Output current = NONE;

  private Outputs() {}
}
