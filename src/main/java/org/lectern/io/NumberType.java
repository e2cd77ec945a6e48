package org.lectern.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The types of numbers in a safetensors file that can be read as floats. */
enum NumberType {
  F32(4, ByteBuffer::getFloat),
  F64(8, (data, at) -> (float) data.getDouble(at)),
  F16(2, (data, at) -> half(data.getShort(at))),
  BF16(2, (data, at) -> Float.intBitsToFloat(data.getShort(at) << 16)),
  I64(8, (data, at) -> data.getLong(at)),
  I32(4, (data, at) -> data.getInt(at)),
  I16(2, (data, at) -> data.getShort(at)),
  I8(1, (data, at) -> data.get(at)),
  U8(1, (data, at) -> data.get(at) & 0xff),
  BOOL(1, (data, at) -> data.get(at) == 0 ? 0 : 1);

  private interface Reader {
    float read(ByteBuffer data, int at);
  }

  final int bytes;
  private final Reader reader;

  NumberType(int bytes, Reader reader) {
    this.bytes = bytes;
    this.reader = reader;
  }

  float read(ByteBuffer data, int at) {
    return reader.read(data, at);
  }

  static @Nullable NumberType named(String name) {
    return Arrays.stream(values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** A 16-bit float: 1 bit sign, 5 exponent with bias 15, 10 fraction. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float size;
    if (exponent == 0) {
      size = fraction * 0x1p-24f;
    } else if (exponent == 31) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      size = Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
    }
    return bits < 0 ? -size : size;
  }
}
