package org.lectern.bench.speed;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Workspace;

/**
 * One operation on tensors, without gradients. PyTorch gets the memory of its last result back when
 * that is closed; Lectern's side does the same as within a training step, and beside it stands the
 * operation whose result a user keeps, which needs new memory. The bridge from Java to PyTorch
 * costs some microseconds, which is little.
 *
 * @param name a short name
 * @param title what it is, for the table
 * @param shape the shape of each input
 * @param inputs how many inputs
 * @param lectern the operation
 * @param torch the same in PyTorch
 */
record OperationTask(
    String name,
    String title,
    Shape shape,
    int inputs,
    Function<List<Tensor>, Tensor> lectern,
    Function<List<NDArray>, NDArray> torch)
    implements Task {
  private static final long SEED = 5;

  static List<Task> all() {
    List<Task> tasks = new ArrayList<>();
    for (int n : new int[] {256, 512, 1024}) {
      tasks.add(
          new OperationTask(
              "matmul" + n,
              "matrix product " + n,
              Shape.of(n, n),
              2,
              x -> x.get(0).matmul(x.get(1)),
              x -> x.get(0).matMul(x.get(1))));
    }
    tasks.add(million("exp", Tensor::exp, NDArray::exp));
    tasks.add(million("tanh", Tensor::tanh, NDArray::tanh));
    tasks.add(million("softmax", x -> x.softmax(1), x -> x.softmax(1)));
    tasks.add(million("relu", Tensor::relu, x -> x.getNDArrayInternal().relu()));
    tasks.add(million("sum", x -> x.sum(), x -> x.sum()));
    tasks.add(million("sumRows", x -> x.sum(1), x -> x.sum(new int[] {1})));
    tasks.add(million("sumColumns", x -> x.sum(0), x -> x.sum(new int[] {0})));
    return tasks;
  }

  private static Task million(
      String name, Function<Tensor, Tensor> lectern, Function<NDArray, NDArray> torch) {
    return new OperationTask(
        name,
        name + ", 1000×1000",
        Shape.of(1000, 1000),
        1,
        x -> lectern.apply(x.get(0)),
        x -> torch.apply(x.get(0)));
  }

  @Override
  public String group() {
    return inputs == 2 ? "matmul" : "operations";
  }

  @Override
  public Map<String, Supplier<Side>> sides() {
    Map<String, Supplier<Side>> sides = new LinkedHashMap<>();
    sides.put(Sides.LECTERN, () -> new LecternSide(lectern, tensors(), new Workspace()));
    sides.put(Sides.KEPT, () -> new LecternSide(lectern, tensors(), null));
    sides.put(Sides.ARRAYS, () -> new TorchSide(torch, tensors()));
    return sides;
  }

  private List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      RandomStream stream = RandomStream.of(SEED, name + "/" + i);
      tensors.add(Tensor.of(shape, stream.normal(shape.length(), 0, 1)));
    }
    return tensors;
  }

  @Override
  public Tolerance tolerance() {
    return new Tolerance(1e-5, true);
  }

  private record LecternSide(
      Function<List<Tensor>, Tensor> operation, List<Tensor> inputs, @Nullable Workspace workspace)
      implements Side {
    @Override
    public void run() {
      if (workspace == null) {
        operation.apply(inputs);
      } else {
        workspace.run(() -> operation.apply(inputs));
      }
    }

    @Override
    public double[] outcome() {
      return Bridge.numbers(operation.apply(inputs).toArray());
    }
  }

  private static final class TorchSide implements Side {
    private final Function<List<NDArray>, NDArray> operation;
    private final NDManager manager = Bridge.manager();
    private final List<NDArray> inputs;

    TorchSide(Function<List<NDArray>, NDArray> operation, List<Tensor> tensors) {
      this.operation = operation;
      inputs = tensors.stream().map(tensor -> Bridge.array(manager, tensor)).toList();
    }

    @Override
    public void run() {
      operation.apply(inputs).close();
    }

    @Override
    public double[] outcome() {
      try (NDArray result = operation.apply(inputs)) {
        return Bridge.numbers(result.toFloatArray());
      }
    }

    @Override
    public void close() {
      manager.close();
    }
  }
}
