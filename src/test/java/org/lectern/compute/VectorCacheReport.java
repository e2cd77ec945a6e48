package org.lectern.compute;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/**
 * Prints how many operations {@link VectorCaches} uses, and then each other that the kernels use: a
 * line such as {@code IntVector.BIN_IMPL 7}. Needs {@code --add-opens
 * jdk.incubator.vector/jdk.incubator.vector=ALL-UNNAMED}.
 */
public final class VectorCacheReport {
  private VectorCacheReport() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    VectorCaches.fill();
    Set<String> before = filled();
    Battery.fingerprint(Engine.compute());
    Set<String> after = filled();
    after.removeAll(before);
    System.out.println(before.size());
    after.forEach(System.out::println);
  }

  private static Set<String> filled() throws ReflectiveOperationException {
    Set<String> names = new TreeSet<>();
    for (Class<?> type : new Class<?>[] {FloatVector.class, IntVector.class, LongVector.class}) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getType().getSimpleName().equals("ImplCache")) {
          field.setAccessible(true);
          Object owner = field.get(null);
          Field cache = owner.getClass().getDeclaredField("cache");
          cache.setAccessible(true);
          Object entries = cache.get(owner);
          for (int i = 0; i < Array.getLength(entries); i++) {
            if (Array.get(entries, i) != null) {
              names.add(type.getSimpleName() + "." + field.getName() + " " + i);
            }
          }
        }
      }
    }
    return names;
  }
}
