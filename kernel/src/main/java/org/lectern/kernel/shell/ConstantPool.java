package org.lectern.kernel.shell;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Where the constants of a class file lie: all that small changes to classes of cells need. */
final class ConstantPool {
  static final int UTF8 = 1;
  static final int CLASS = 7;
  static final int METHOD = 10;
  static final int NAME_AND_TYPE = 12;

  /** Where a class file tells the number of its constants. */
  static final int COUNT_OFFSET = 8;

  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private final ByteBuffer in;
  private final int[] offsets;
  private final int end;

  ConstantPool(ByteBuffer in) {
    this.in = in;
    offsets = new int[in.getShort(COUNT_OFFSET) & 0xFFFF];
    int at = COUNT_OFFSET + 2;
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = at;
      int tag = in.get(at);
      at += 1 + size(tag, at);
      if (tag == LONG || tag == DOUBLE) {
        i++;
      }
    }
    end = at;
  }

  /** One more than the last index. */
  int count() {
    return offsets.length;
  }

  /** Where the constants end. */
  int end() {
    return end;
  }

  /** Where a constant's tag is; its contents follow. 0 where there is no constant. */
  int offset(int index) {
    return offsets[index];
  }

  boolean is(int index, int tag) {
    return offsets[index] != 0 && in.get(offsets[index]) == tag;
  }

  /** The text that an index, itself found at a place in the file, stands for. */
  String textAt(int place) {
    int at = offsets[in.getShort(place) & 0xFFFF];
    int length = in.getShort(at + 1) & 0xFFFF;
    return new String(in.array(), at + 3, length, StandardCharsets.UTF_8);
  }

  private int size(int tag, int at) {
    return switch (tag) {
      case UTF8 -> 2 + (in.getShort(at + 1) & 0xFFFF);
      case LONG, DOUBLE -> 8;
      case CLASS, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> 4;
    };
  }
}
