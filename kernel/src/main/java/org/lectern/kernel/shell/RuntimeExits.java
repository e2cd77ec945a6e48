package org.lectern.kernel.shell;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Leads {@code Runtime.exit} and {@code Runtime.halt} to {@link CellExit}. They are called on an
 * object, so the instructions have to change too, unlike those that {@link ExitGuard} redirects.
 */
final class RuntimeExits extends ClassVisitor {
  private static final String OWNER = Type.getInternalName(CellExit.class);
  private static final String DESCRIPTOR = "(Ljava/lang/Runtime;I)V";

  private RuntimeExits(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** A changed copy of a class file; the same if this Java is newer than the reader of classes. */
  static byte[] redirect(byte[] bytes) {
    ClassReader reader;
    try {
      reader = new ClassReader(bytes);
    } catch (IllegalArgumentException newerJava) {
      return bytes;
    }
    // the new calls take the same from the stack, so that stack maps and sizes stay
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new RuntimeExits(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private static final class Calls extends MethodVisitor {
    Calls(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      if (ExitGuard.endsProcess(owner, name, descriptor)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, name, DESCRIPTOR, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
      }
    }

    /** Method references, such as {@code Runtime.getRuntime()::exit}. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] redirected = arguments.clone();
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i] instanceof Handle method
            && ExitGuard.endsProcess(method.getOwner(), method.getName(), method.getDesc())) {
          redirected[i] =
              new Handle(Opcodes.H_INVOKESTATIC, OWNER, method.getName(), DESCRIPTOR, false);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, redirected);
    }
  }
}
