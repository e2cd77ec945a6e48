package org.lectern.bench.oracle;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Shape;

/** PyTorch on the CPU, through DJL: runs scripts on numbers, in single or double precision. */
final class Torch implements AutoCloseable {
  private static final String ENGINE = "PyTorch";

  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE);
  private final Map<Script, Model> models = new HashMap<>();

  Torch() {
    // Operation by operation, as PyTorch runs Python: nothing fused, nothing specialised.
    JniUtils.setGraphExecutorOptimize(false);
  }

  /** PyTorch's version. */
  String version() {
    return Engine.getEngine(ENGINE).getVersion();
  }

  /** DJL's version. */
  String bridgeVersion() {
    return Engine.getDjlVersion();
  }

  /** The outputs alone, without gradients. */
  List<Values> run(Script script, Map<String, Values> inputs, Precision precision) {
    return run(script, inputs, Set.of(), null, precision).outputs();
  }

  /**
   * Outputs, and the gradients of Σ upstream·(first output) with respect to the named inputs; none
   * if there is no upstream gradient.
   */
  Outcome run(
      Script script,
      Map<String, Values> inputs,
      Set<String> wanted,
      @Nullable Values upstream,
      Precision precision) {
    DataType type = precision == Precision.SINGLE ? DataType.FLOAT32 : DataType.FLOAT64;
    try (NDManager scope = manager.newSubManager()) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      for (String name : script.inputs()) {
        NDArray array = toTorch(scope, inputs.get(name), type);
        array.setRequiresGradient(wanted.contains(name));
        arrays.put(name, array);
      }
      NDList in = new NDList(arrays.values());
      if (upstream == null) {
        return new Outcome(read(forward(script, scope, in, false)), Map.of());
      }
      try (GradientCollector collector = Engine.getEngine(ENGINE).newGradientCollector()) {
        NDList out = forward(script, scope, in, true);
        collector.backward(out.get(0).mul(toTorch(scope, upstream, type)).sum());
        Map<String, Values> gradients = new LinkedHashMap<>();
        wanted.forEach(name -> gradients.put(name, fromTorch(arrays.get(name).getGradient())));
        return new Outcome(read(out), gradients);
      }
    }
  }

  private NDList forward(Script script, NDManager scope, NDList in, boolean training) {
    Model model = models.computeIfAbsent(script, Torch::load);
    NDList out = model.getBlock().forward(new ParameterStore(scope, false), in, training);
    out.attach(scope);
    return out;
  }

  private static Model load(Script script) {
    Model model = Model.newInstance("oracle", Device.cpu(), ENGINE);
    try {
      model.load(new ByteArrayInputStream(script.archive()));
      return model;
    } catch (IOException | MalformedModelException | RuntimeException e) {
      throw new IllegalStateException("PyTorch refuses this script:\n" + script.source(), e);
    }
  }

  private static List<Values> read(NDList out) {
    return out.stream().map(Torch::fromTorch).toList();
  }

  private static NDArray toTorch(NDManager scope, Values values, DataType type) {
    long[] sizes =
        LongStream.range(0, values.shape().rank()).map(i -> values.shape().size((int) i)).toArray();
    // Stays open as long as the scope: in double precision the result shares its memory.
    NDArray doubles = scope.create(values.numbers(), new ai.djl.ndarray.types.Shape(sizes));
    return doubles.toType(type, false);
  }

  private static Values fromTorch(NDArray array) {
    long[] sizes = array.getShape().getShape();
    Shape shape = Shape.of(LongStream.of(sizes).mapToInt(Math::toIntExact).toArray());
    return new Values(shape, array.toType(DataType.FLOAT64, false).toDoubleArray());
  }

  @Override
  public void close() {
    models.values().forEach(Model::close);
    manager.close();
  }
}
