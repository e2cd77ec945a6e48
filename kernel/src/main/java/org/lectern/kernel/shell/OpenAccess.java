package org.lectern.kernel.shell;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes public what the classes of cells share by being in one package: each lot of classes has a
 * loader of its own (see {@link CellLot}), and to the JVM the same package in another loader is
 * another package. The compiler has checked all access before. Private members stay private. For
 * the same reason the JVM is not told what a sealed type permits.
 */
final class OpenAccess {
  private static final int PUBLIC = 1;
  private static final int PRIVATE = 2;
  private static final int PROTECTED = 4;
  private static final byte[] SEALED = "PermittedSubclasses".getBytes(StandardCharsets.US_ASCII);

  private final ByteBuffer in;
  private final ConstantPool pool;

  private OpenAccess(byte[] bytes) {
    in = ByteBuffer.wrap(bytes.clone());
    pool = new ConstantPool(in);
  }

  /** A copy of a class file with open access. */
  static byte[] open(byte[] bytes) {
    return new OpenAccess(bytes).opened();
  }

  private byte[] opened() {
    int at = pool.end();
    in.putShort(at, (short) (in.getShort(at) | PUBLIC));
    at += 6;
    at += 2 + 2 * (in.getShort(at) & 0xFFFF);
    at = openMembers(openMembers(at));
    int attributes = in.getShort(at) & 0xFFFF;
    at += 2;
    for (int i = 0; i < attributes; i++) {
      unseal(pool.offset(in.getShort(at) & 0xFFFF));
      at += 6 + in.getInt(at + 2);
    }
    return in.array();
  }

  private int openMembers(int start) {
    int members = in.getShort(start) & 0xFFFF;
    int at = start + 2;
    for (int i = 0; i < members; i++) {
      int access = in.getShort(at);
      if ((access & PRIVATE) == 0 && !pool.textAt(at + 2).equals("<clinit>")) {
        in.putShort(at, (short) (access & ~PROTECTED | PUBLIC));
      }
      int attributes = in.getShort(at + 6) & 0xFFFF;
      at += 8;
      for (int k = 0; k < attributes; k++) {
        at += 6 + in.getInt(at + 2);
      }
    }
    return at;
  }

  /** An attribute with another name is ignored. */
  private void unseal(int name) {
    int length = in.getShort(name + 1) & 0xFFFF;
    if (length == SEALED.length
        && ByteBuffer.wrap(in.array(), name + 3, length).equals(ByteBuffer.wrap(SEALED))) {
      in.put(name + 3, (byte) '-');
    }
  }
}
