package org.lectern.kernel.shell;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
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

  /** Where a class file has the number of its version, and what that number was before Java 1. */
  private static final int MAJOR_VERSION = 6;

  private static final int BEFORE_JAVA_1 = 44;

  private Weaver() {}

  /**
   * Weaves the checks in.
   *
   * @param bytes a class file
   * @param problem gets what to tell the user if the class has to stay as it is
   * @return a changed copy, or the same
   */
  static byte[] weave(byte[] bytes, Consumer<String> problem) {
    try {
      ClassReader reader = new ClassReader(bytes);
      // a call without arguments and result changes neither stack maps nor sizes
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new Checks(writer), 0);
      return writer.toByteArray();
    } catch (MethodTooLargeException full) {
      problem.accept(
          "%%interruptible: %s is too large for the checks, so there are none around it: a loop there may not react to the stop button. Divide it."
              .formatted(shown(full.getMethodName())));
    } catch (RuntimeException newerJava) {
      problem.accept(
          "%%interruptible: the checks need class files of an older Java than %d, so loops of cells may not react to the stop button. Use an older Java, or a newer Lectern."
              .formatted(version(bytes)));
    }
    return bytes;
  }

  /** JShell puts the statements of a cell into methods of its own. */
  private static String shown(String method) {
    return method.startsWith("do_it$") ? "a statement" : "the method " + method;
  }

  /** The Java that a class file was made for. */
  private static int version(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getShort(MAJOR_VERSION) - BEFORE_JAVA_1;
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
