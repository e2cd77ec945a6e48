package org.lectern.kernel.shell;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Leads {@code System.exit} in the classes of cells to {@link CellExit#exit}: security managers,
 * the old way to refuse it, are gone from Java. Only a class's constant pool changes: the method
 * reference names another class, whose two new entries come last, so that no index moves.
 */
final class ExitGuard {
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

  private byte[] redirected(byte[] bytes) {
    boolean changed = false;
    for (int i = 1; i < pool.count(); i++) {
      if (isExit(i)) {
        in.putShort(pool.offset(i) + 1, (short) (pool.count() + 1));
        changed = true;
      }
    }
    return changed ? withNewClass() : bytes;
  }

  private boolean isExit(int index) {
    if (!pool.is(index, ConstantPool.METHOD)) {
      return false;
    }
    int at = pool.offset(index);
    int owner = in.getShort(at + 1) & 0xFFFF;
    int member = in.getShort(at + 3) & 0xFFFF;
    return pool.is(owner, ConstantPool.CLASS)
        && pool.is(member, ConstantPool.NAME_AND_TYPE)
        && pool.textAt(pool.offset(owner) + 1).equals("java/lang/System")
        && pool.textAt(pool.offset(member) + 1).equals("exit")
        && pool.textAt(pool.offset(member) + 3).equals("(I)V");
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
