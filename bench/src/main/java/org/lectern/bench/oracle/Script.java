package org.lectern.bench.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A function in TorchScript: PyTorch's own operations, under PyTorch's own names, on named tensors.
 * The body is one expression, or statements of which the last returns a list of tensors.
 *
 * <p>PyTorch loads scripts only from its archive format: a zip file with the source text and a
 * pickle of the module, which has no state here. So this class writes one.
 */
public record Script(List<String> inputs, String body) {
  private static final String NAME = "Oracle";

  /** The newest format: an older one would stand for the operations of that time. */
  private static final int FORMAT = 10;

  /** The text. */
  public String source() {
    String parameters =
        inputs.stream().map(name -> ", " + name + ": Tensor").collect(Collectors.joining());
    String statements = body.contains("return ") ? body.strip() : "return [" + body.strip() + "]";
    return """
        class %s(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          def forward(self: __torch__.%s%s) -> List[Tensor]:
        %s"""
        .formatted(NAME, NAME, parameters, statements.indent(4));
  }

  /** The zip file, as PyTorch loads it. */
  public byte[] archive() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "data.pkl", module());
      store(zip, "code/__torch__.py", source().getBytes(StandardCharsets.UTF_8));
      store(zip, "constants.pkl", pickle("\u0080\u0002)."));
      store(zip, "version", pickle(FORMAT + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The pickle of a module of the class above, whose only attribute is training = true. */
  private static byte[] module() {
    return pickle("\u0080\u0002c__torch__\n" + NAME + "\n)\u0081}(X\u0008\0\0\0training\u0088ub.");
  }

  private static byte[] pickle(String opcodes) {
    return opcodes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** PyTorch reads records in place, so they must not be compressed. */
  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry("oracle/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
