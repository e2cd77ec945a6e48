package org.lectern.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.jshell.Snippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.io.CellThread;

/**
 * Runs JShell's snippets in this process. Differs from the JDK's own direct control in that the
 * value of a snippet stays an object and an exception itself, and that a snippet can be stopped.
 */
final class CellControl implements ExecutionControl {
  private static final int MAX_CAUSES = 8;

  private final CellClassLoader loader;
  private final CellRunner runner;
  private volatile @Nullable StatementTimeout timeout;
  private volatile boolean interruptible;

  /** What has been said about it, so that it is said once. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private final List<RunWatch> watches = new CopyOnWriteArrayList<>();
  private CellRunner.@Nullable Result last;

  /** Why the last classes can't be used. */
  private @Nullable Throwable unusable;

  CellControl(CellClassLoader loader, CellRunner runner) {
    this.loader = loader;
    this.runner = runner;
  }

  /** Stops statements from now on that run too long. */
  void limit(StatementTimeout limit) {
    timeout = limit;
  }

  /** Whether classes of cells from now on get checks where they can be stopped by force. */
  void interruptible(boolean on) {
    interruptible = on;
    told.clear();
  }

  /** Measures what runs from now on, until the watch is closed. */
  RunWatch watch() {
    RunWatch watch = new RunWatch(this);
    watches.add(watch);
    return watch;
  }

  void unwatch(RunWatch watch) {
    watches.remove(watch);
  }

  /** Forgets the last run, lets go of its value, and begins anew. */
  void clear() {
    last = null;
    unusable = null;
  }

  /** How the last snippet ended, or null if it had nothing to run. */
  CellRunner.@Nullable Result last() {
    return last;
  }

  /**
   * Why what JShell takes for compiled can't run, or null: the JVM refuses its classes, or the
   * compiler has broken down and there are none. JShell keeps either to itself.
   */
  @Nullable Throwable unusable() {
    return last == null ? unusable : null;
  }

  /** Whether there are classes of a snippet. */
  boolean hasClasses(Snippet snippet) {
    return loader.existing().contains(snippet.id());
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] loaded = new boolean[classes.length];
    try {
      Map<String, byte[]> prepared = new HashMap<>();
      for (ClassBytecodes bytecodes : classes) {
        byte[] bytes = OpenAccess.open(ExitGuard.redirect(bytecodes.bytecodes()));
        prepared.put(bytecodes.name(), interruptible ? woven(bytes) : bytes);
      }
      CellLot lot = loader.declare(prepared);
      for (int i = 0; i < classes.length; i++) {
        // so that a class without its superclass fails now, not in the middle of a cell
        lot.loadClass(classes[i].name());
        loaded[i] = true;
      }
    } catch (Exception | LinkageError e) {
      unusable = e;
      throw new ClassInstallException("load: " + e, loaded);
    }
  }

  private byte[] woven(byte[] bytes) {
    return Weaver.weave(
        bytes,
        problem -> {
          if (told.add(problem)) {
            runner.run(
                () -> {
                  System.err.println(problem);
                  return null;
                });
          }
        });
  }

  @Override
  public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
    throw new NotImplementedException("classes are replaced by new ones");
  }

  @Override
  public String invoke(String className, String methodName) throws RunException, InternalException {
    Method method;
    try {
      method = loader.loadClass(className).getDeclaredMethod(methodName);
    } catch (ReflectiveOperationException | LinkageError e) {
      unusable = unusable == null ? e : unusable;
      throw new InternalException(e.toString());
    }
    method.setAccessible(true);
    RunException problem = limited(method);
    if (problem != null) {
      throw problem;
    }
    return "";
  }

  /** The limit is for the statement alone: a slow compiler is not its fault. */
  private @Nullable RunException limited(Method method) {
    StatementTimeout limit = timeout;
    if (limit == null) {
      return run(method);
    }
    limit.begin();
    try {
      return run(method);
    } finally {
      if (!CellThread.isCurrentAbandoned()) {
        limit.end();
      }
    }
  }

  private @Nullable RunException run(Method method) {
    watches.forEach(RunWatch::begin);
    CellRunner.Result result = runner.run(() -> call(method));
    watches.forEach(RunWatch::end);
    last = result;
    return switch (result.end()) {
      case RETURNED -> null;
      case THREW -> translated(result.thrown());
      default -> new StoppedException();
    };
  }

  /** The message of an exception is code of the user too: it is asked where it can be stopped. */
  private RunException translated(@Nullable Throwable thrown) {
    CellRunner.Result result = runner.run(() -> converted(thrown, 0));
    if (result.value() instanceof RunException problem) {
      return problem;
    }
    if (thrown != null && result.end() == CellRunner.End.THREW) {
      return new UserException(null, Names.ofClass(thrown), new StackTraceElement[0]);
    }
    last = result;
    return new StoppedException();
  }

  private static @Nullable Object call(Method method) throws Exception {
    try {
      return method.invoke(null);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private static RunException converted(@Nullable Throwable thrown, int depth) {
    if (thrown == null) {
      return new StoppedException();
    }
    if (thrown instanceof SPIResolutionException unresolved) {
      return new ResolutionException(unresolved.id(), unresolved.getStackTrace());
    }
    UserException converted =
        new UserException(Names.message(thrown), Names.ofClass(thrown), thrown.getStackTrace());
    Throwable cause = thrown.getCause();
    if (cause != null && depth < MAX_CAUSES) {
      converted.initCause(converted(cause, depth + 1));
    }
    return converted;
  }

  @Override
  public String varValue(String className, String varName) {
    try {
      Field field = Class.forName(className, false, loader).getDeclaredField(varName);
      field.setAccessible(true);
      return ShortValue.of(field.get(null));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException hidden) {
      return "";
    }
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    try {
      loader.addPath(path);
    } catch (MalformedURLException e) {
      throw new InternalException(e.toString());
    }
  }

  @Override
  public void stop() {
    runner.interrupt();
  }

  @Override
  public Object extensionCommand(String command, Object argument) throws NotImplementedException {
    throw new NotImplementedException(command);
  }

  @Override
  public void close() {
    // nothing to release
  }
}
