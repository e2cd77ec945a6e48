package org.lectern.kernel.shell;

import java.util.HashSet;
import java.util.Set;
import org.lectern.kernel.io.CellThread;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a check into each method and loop of a cell's class, where a cell that has to be stopped
 * ends. For Java 20 and later, which can't stop a thread by force, and only on demand: a loop that
 * the compiler would turn into vectors takes several times as long.
 */
final class Weaver {
  private static final String OWNER = Type.getInternalName(CellThread.class);
  private static final String CHECK = "check";

  private Weaver() {}

  /**
   * Weaves the checks in.
   *
   * @param bytes a class file
   * @return a changed copy; the same if this Java is newer than the weaver, or a method is as large
   *     as it can be
   */
  static byte[] weave(byte[] bytes) {
    ClassReader reader;
    try {
      reader = new ClassReader(bytes);
    } catch (IllegalArgumentException newerJava) {
      return bytes;
    }
    // a call without arguments and result changes neither stack maps nor sizes
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Checks(writer), 0);
    try {
      return writer.toByteArray();
    } catch (MethodTooLargeException fullWithoutChecks) {
      return bytes;
    }
  }

  private static final class Checks extends ClassVisitor {
    Checks(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodChecks(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class MethodChecks extends MethodVisitor {
    private final Set<Label> passed = new HashSet<>();

    MethodChecks(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    /** Recursion needs no loop to be endless. */
    @Override
    public void visitCode() {
      super.visitCode();
      check();
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (passed.contains(target)) {
        check();
      }
      super.visitJumpInsn(opcode, target);
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, CHECK, "()V", false);
    }
  }
}
