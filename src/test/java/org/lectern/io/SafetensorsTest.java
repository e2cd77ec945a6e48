package org.lectern.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class SafetensorsTest {
  @TempDir Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** A file as another program would write it. */
  private String file(String header, byte[] data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text).put(data);
    return Files.write(folder.resolve("foreign"), bytes.array()).toString();
  }

  @Test
  void read_whatWasWritten_hasTheSameBits() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", Tensor.vector(1.5, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 1e-45));
    tensors.put("a/ü \"", Tensor.range(0, 6, 1).reshape(2, 3));
    tensors.put("scalar", Tensor.scalar(7));
    tensors.put("empty", Tensor.zeros(0, 3));
    Safetensors.write(path("t"), tensors, Map.of("note", "two\nlines"));
    Safetensors read = Safetensors.read(path("t"));
    assertThat(read.tensors().keySet()).containsExactly("b", "a/ü \"", "scalar", "empty");
    tensors.forEach(
        (name, tensor) -> {
          assertThat(read.tensors().get(name).shape()).isEqualTo(tensor.shape());
          assertThat(read.tensors().get(name).fingerprint()).isEqualTo(tensor.fingerprint());
        });
    assertThat(read.notes()).containsExactly(Map.entry("note", "two\nlines"));
    assertThat(folder.toFile().list()).containsExactly("t");
  }

  @Test
  void write_header_isAlignedAndLittleEndian() throws IOException {
    Safetensors.write(path("t"), Map.of("w", Tensor.vector(1)), Map.of());
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(path("t")))).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    byte[] text = new byte[length];
    bytes.get(text);
    assertThat(length % 8).isZero();
    assertThat(new String(text, StandardCharsets.UTF_8).strip())
        .isEqualTo("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
    assertThat(bytes.getFloat()).isEqualTo(1);
    assertThat(bytes.remaining()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "F16, 1, 003c, 1",
    "F16, 1, 66c6, -6.3984375",
    "F16, 1, 0100, 5.9604645E-8",
    "F16, 1, 007c, Infinity",
    "BF16, 1, 803f, 1",
    "BF16, 1, 48c1, -12.5",
    "F64, 1, 9a9999999999b93f, 0.1",
    "I64, 1, feffffffffffffff, -2",
    "I32, 1, 00000100, 65536",
    "I16, 1, ffff, -1",
    "I8, 1, 80, -128",
    "U8, 1, 80, 128",
    "BOOL, 1, 01, 1"
  })
  void read_otherTypes_becomeFloats(String type, int size, String hex, float expected)
      throws IOException {
    byte[] data = java.util.HexFormat.of().parseHex(hex);
    String header =
        "{\"x\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
            .formatted(type, size, data.length);
    assertThat(Safetensors.read(file(header, data)).tensors().get("x").item()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | x [2] would lie in bytes 0 to 8 of 4",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}} | x [1] would lie in bytes -4 to 0 of 4",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,4]}} | x [3] would lie in bytes 0 to 4 of 4",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | x has the size -1",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,0]}} | x [65536, 65536] would lie in bytes 0 to 0 of 4",
        "[1, 2] | its header is not a JSON object",
        "{nonsense | its header is not JSON"
      })
  void read_brokenFile_saysWhatIsWrong(String header, String what) throws IOException {
    String path = file(header, new byte[4]);
    assertThatThrownBy(() -> Safetensors.read(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            path
                + ": needs a whole safetensors file, but "
                + what
                + ". Was it cut off on the way, or is it another kind of file?");
  }

  @Test
  void read_noSafetensorsFile_isRefused() throws IOException {
    String path = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n").toString();
    assertThatThrownBy(() -> Safetensors.read(path))
        .hasMessage(
            path
                + ": needs a whole safetensors file, but it begins with no header (it has 8 bytes)."
                + " Was it cut off on the way, or is it another kind of file?");
    String type =
        file("{\"x\":{\"dtype\":\"F8\",\"shape\":[1],\"data_offsets\":[0,1]}}", new byte[1]);
    assertThatThrownBy(() -> Safetensors.read(type))
        .hasMessage(
            type
                + ": x has the type F8, but Lectern reads [F32, F64, F16, BF16, I64, I32, I16, I8,"
                + " U8, BOOL]. Convert it before you save it.");
  }

  @Test
  void read_noFile_saysWhereItLooked() {
    assertThatThrownBy(() -> Safetensors.read(path("none")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "read: there is no file "
                + folder.resolve("none")
                + ". Check the path; the working directory is "
                + Path.of("").toAbsolutePath()
                + ".");
    assertThatThrownBy(() -> Safetensors.read(folder.toString()))
        .hasMessageStartingWith("read: needs a file, but got the folder " + folder);
  }

  @Test
  void write_ontoAFolder_isRefused() {
    assertThatThrownBy(() -> Safetensors.write(folder.toString(), Map.of(), Map.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "write: needs the name of a file, but " + folder + " is a folder. Add a name to it.");
    assertThatThrownBy(
            () -> Safetensors.write(path("t"), Map.of("__metadata__", Tensor.scalar(1)), Map.of()))
        .hasMessage(
            "write: no tensor may have the name __metadata__, which the format keeps for notes.");
  }

  @Test
  void under_prefix_givesThatPart() {
    Tensor one = Tensor.of(Shape.of(1), new float[] {1});
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("network/1.weight", one);
    tensors.put("optimiser/m", one);
    Safetensors.write(path("t"), tensors, Map.of());
    assertThat(Safetensors.read(path("t")).under("network/")).containsOnlyKeys("1.weight");
  }
}
