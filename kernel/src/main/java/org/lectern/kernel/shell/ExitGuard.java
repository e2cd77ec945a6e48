package org.lectern.kernel.shell;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Leads {@code System.exit} in the classes of cells to {@link CellExit#exit(int)}: security
 * managers, the old way to refuse it, are gone from Java. Only a class's constant pool changes: the
 * method reference names another class, whose two new entries come last, so that no index moves.
 * The rare calls of {@code Runtime} are left to {@link RuntimeExits}.
 */
final class ExitGuard {
  private static final String SYSTEM = "java/lang/System";
  private static final String RUNTIME = "java/lang/Runtime";

  private final ByteBuffer in;
  private final ConstantPool pool;

  private ExitGuard(byte[] bytes) {
    in = ByteBuffer.wrap(bytes.clone());
    pool = new ConstantPool(in);
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

  /** Whether a method of Java ends the process. */
  static boolean endsProcess(String owner, String name, String descriptor) {
    boolean ends =
        owner.equals(SYSTEM)
            ? name.equals("exit")
            : owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"));
    return ends && descriptor.equals("(I)V");
  }

  private byte[] redirected(byte[] bytes) {
    boolean ofSystem = false;
    boolean ofRuntime = false;
    for (int i = 1; i < pool.count(); i++) {
      String owner = ownerOfExit(i);
      if (owner.equals(SYSTEM)) {
        in.putShort(pool.offset(i) + 1, (short) (pool.count() + 1));
        ofSystem = true;
      }
      ofRuntime |= owner.equals(RUNTIME);
    }
    byte[] redirected = ofSystem ? withNewClass() : bytes;
    return ofRuntime ? RuntimeExits.redirect(redirected) : redirected;
  }

  /** The class of a method that ends the process, or an empty text for any other constant. */
  private String ownerOfExit(int index) {
    if (!pool.is(index, ConstantPool.METHOD)) {
      return "";
    }
    int at = pool.offset(index);
    int owner = in.getShort(at + 1) & 0xFFFF;
    int member = in.getShort(at + 3) & 0xFFFF;
    if (!pool.is(owner, ConstantPool.CLASS) || !pool.is(member, ConstantPool.NAME_AND_TYPE)) {
      return "";
    }
    String name = pool.textAt(pool.offset(owner) + 1);
    return endsProcess(
            name, pool.textAt(pool.offset(member) + 1), pool.textAt(pool.offset(member) + 3))
        ? name
        : "";
  }

  private byte[] withNewClass() {
    int from = ConstantPool.COUNT_OFFSET + 2;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(in.array(), 0, ConstantPool.COUNT_OFFSET);
      out.writeShort(pool.count() + 2);
      out.write(in.array(), from, pool.end() - from);
      out.writeByte(ConstantPool.UTF8);
      out.writeUTF(CellExit.class.getName().replace('.', '/'));
      out.writeByte(ConstantPool.CLASS);
      out.writeShort(pool.count());
      out.write(in.array(), pool.end(), in.capacity() - pool.end());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
