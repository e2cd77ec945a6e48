package org.lectern.kernel.docs;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type with its documentation, and those that it inherits from. Where there is no source, the
 * class itself tells the types of parameters, but not their names.
 */
public final class TypeDocs {
  private final String path;
  private final SourceFile file;
  private final Supplier<List<TypeDocs>> supertypes;

  /**
   * A type.
   *
   * @param path its name without the package, as in {@code Map.Entry}
   * @param file the source that declares it
   * @param supertypes what it inherits from
   */
  public TypeDocs(String path, SourceFile file, Supplier<List<TypeDocs>> supertypes) {
    this.path = path;
    this.file = file;
    this.supertypes = supertypes;
  }

  /**
   * The documentation of a class.
   *
   * @param type the class
   * @param sources where sources are
   * @return its documentation, perhaps only the signatures
   */
  public static TypeDocs of(Class<?> type, Sources sources) {
    SourceFile file = sources.of(type);
    return new TypeDocs(
        path(type),
        file.entries().isEmpty() ? reflected(type) : file,
        () ->
            Stream.concat(
                    Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .map(supertype -> of(supertype, sources))
                .toList());
  }

  /**
   * Its name without the package.
   *
   * @return for example {@code Map.Entry}
   */
  public String path() {
    return path;
  }

  /**
   * Its own declaration.
   *
   * @return the declaration, if there is a source
   */
  public Optional<Entry> declaration() {
    return file.entries().stream()
        .filter(entry -> entry.kind() == Entry.Kind.TYPE && entry.path().equals(path))
        .findFirst();
  }

  /**
   * Its constructors.
   *
   * @return those that are written out
   */
  public List<Entry> constructors() {
    return own(Entry.Kind.CONSTRUCTOR).toList();
  }

  /**
   * Its methods and fields, with those that it inherits. A method without a comment has that of the
   * method that it overrides.
   *
   * @return first its own
   */
  public List<Entry> members() {
    Map<String, Entry> found = new LinkedHashMap<>();
    collect(found, 0);
    return new ArrayList<>(found.values());
  }

  /**
   * All methods of a name, with those that it inherits.
   *
   * @param name the name
   * @return first its own
   */
  public List<Entry> methods(String name) {
    return members().stream()
        .filter(entry -> entry.kind() == Entry.Kind.METHOD && entry.name().equals(name))
        .toList();
  }

  /**
   * A field, perhaps an inherited one.
   *
   * @param name its name
   * @return the field, if there is one that others see
   */
  public Optional<Entry> field(String name) {
    return members().stream()
        .filter(entry -> entry.kind() == Entry.Kind.FIELD && entry.name().equals(name))
        .findFirst();
  }

  private void collect(Map<String, Entry> found, int depth) {
    Stream.concat(own(Entry.Kind.METHOD), own(Entry.Kind.FIELD))
        .forEach(
            entry ->
                found.merge(
                    entry.kind() + entry.name() + entry.parameterTypes(),
                    entry,
                    (over, under) ->
                        over.comment().isBlank() ? over.withComment(under.comment()) : over));
    if (depth < 20) {
      supertypes.get().forEach(supertype -> supertype.collect(found, depth + 1));
    }
  }

  private Stream<Entry> own(Entry.Kind kind) {
    return file.entries().stream()
        .filter(entry -> entry.kind() == kind && entry.owner().equals(path));
  }

  private static String path(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : path(outer) + "." + type.getSimpleName();
  }

  private static SourceFile reflected(Class<?> type) {
    List<Entry> entries = new ArrayList<>();
    try {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic()) {
          entries.add(entry(Entry.Kind.CONSTRUCTOR, type, constructor, type.getSimpleName(), ""));
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
          String result = shown(method.getGenericReturnType()) + " ";
          entries.add(entry(Entry.Kind.METHOD, type, method, method.getName(), result));
        }
      }
      for (Field field : type.getDeclaredFields()) {
        if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
          entries.add(
              new Entry(
                  Entry.Kind.FIELD,
                  path(type),
                  field.getName(),
                  List.of(),
                  shown(field.getGenericType()) + " ",
                  "",
                  List.of(),
                  "",
                  ""));
        }
      }
    } catch (LinkageError | TypeNotPresentException incomplete) {
      return new SourceFile(List.of());
    }
    // the JVM gives them in any order
    entries.sort(
        Comparator.comparing(Entry::name)
            .thenComparing(entry -> entry.parameterTypes().size())
            .thenComparing(Entry::after));
    return new SourceFile(entries);
  }

  private static Entry entry(
      Entry.Kind kind, Class<?> owner, Executable code, String name, String before) {
    String parameters =
        Arrays.stream(code.getParameters())
            .map(TypeDocs::parameter)
            .collect(Collectors.joining(", "));
    List<String> types =
        Arrays.stream(code.getParameters())
            .map(parameter -> SourceFile.erased(shown(parameter.getParameterizedType())))
            .toList();
    return new Entry(
        kind, path(owner), name, types, before, "(" + parameters + ")", List.of(), "", "");
  }

  private static String parameter(Parameter parameter) {
    String type = shown(parameter.getParameterizedType());
    String shown =
        parameter.isVarArgs() && type.endsWith("[]")
            ? type.substring(0, type.length() - 2) + "..."
            : type;
    return parameter.isNamePresent() ? shown + " " + parameter.getName() : shown;
  }

  private static String shown(Type type) {
    return type.getTypeName().replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "").replace('$', '.');
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
