package org.lectern.kernel.io;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a print stream into text, however the bytes of a character are split. */
final class PrintSink extends OutputStream {
  private static final int CHUNK = 8192;

  private final Outlet outlet;
  private final String name;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] rest = {};

  PrintSink(Outlet outlet, String name) {
    this.outlet = outlet;
    this.name = name;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.allocate(rest.length + length);
    in.put(rest).put(bytes, offset, length).flip();
    CharBuffer out = CharBuffer.allocate(Math.min(CHUNK, in.remaining() + 1));
    StringBuilder text = new StringBuilder();
    while (decoder.decode(in, out, false).isOverflow()) {
      text.append(out.flip());
      out.clear();
    }
    text.append(out.flip());
    rest = new byte[in.remaining()];
    in.get(rest);
    outlet.print(name, text.toString());
  }
}
