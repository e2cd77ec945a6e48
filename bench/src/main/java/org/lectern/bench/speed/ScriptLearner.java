package org.lectern.bench.speed;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.lectern.bench.oracle.Script;
import org.lectern.tensor.Tensor;

/**
 * PyTorch without a bridge in between: the whole training step is one TorchScript function, so one
 * call from Java does forward, loss, backward and descent.
 */
final class ScriptLearner implements Learner {
  private final NDManager manager = Bridge.manager();
  private final List<NDArray> first = new ArrayList<>();
  private final NDList parameters = new NDList();
  private final Model step;
  private final Model forward;

  ScriptLearner(Problem problem) {
    for (Tensor value : Bridge.parameters(problem.network().get())) {
      first.add(Bridge.array(manager, value));
      NDArray parameter = Bridge.array(manager, value);
      parameter.setRequiresGradient(true);
      parameters.add(parameter);
    }
    // The optimiser of scripts makes these steps a little slower.
    JniUtils.setGraphExecutorOptimize(false);
    step = Bridge.load(stepScript(problem));
    List<String> names = names("x");
    forward = Bridge.load(new Script(names, problem.script() + "\nreturn [s]"));
  }

  private List<String> names(String... before) {
    List<String> names = new ArrayList<>(List.of(before));
    for (int i = 0; i < first.size(); i++) {
      names.add("p" + i);
    }
    return names;
  }

  private Script stepScript(Problem problem) {
    String all = String.join(", ", names());
    StringBuilder body = new StringBuilder(problem.script());
    body.append("\nloss = torch.cross_entropy_loss(s, y, None, 1, -100, 0.)\n");
    body.append("g = torch.grad([loss], [").append(all).append("], None, None, False, False)\n");
    for (int i = 0; i < first.size(); i++) {
      // Descent on a view that records nothing.
      body.append("g%d = unchecked_cast(Tensor, g[%d])\n".formatted(i, i));
      body.append(
          "_u%d = torch.sub_(torch.detach(p%d), g%d, alpha=%s)\n"
              .formatted(i, i, i, problem.rate()));
    }
    body.append("return [torch.detach(loss)]");
    return new Script(names("x", "y"), body.toString());
  }

  @Override
  public NDManager manager() {
    return manager;
  }

  @Override
  public void reset() {
    for (int i = 0; i < first.size(); i++) {
      first.get(i).copyTo(parameters.get(i));
    }
  }

  @Override
  public void step(NDArray x, NDArray ids) {
    call(step, true, x, ids).close();
  }

  @Override
  public double loss(NDArray x, NDArray ids) {
    try (NDArray loss = call(step, true, x, ids)) {
      return loss.getFloat();
    }
  }

  @Override
  public NDArray scores(NDArray x) {
    return call(forward, false, x);
  }

  private NDArray call(Model model, boolean gradients, NDArray... inputs) {
    NDList all = new NDList(inputs);
    all.addAll(parameters);
    JniUtils.setGradMode(gradients);
    try {
      return IValueUtils.forward((PtSymbolBlock) model.getBlock(), all, gradients)
          .singletonOrThrow();
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  @Override
  public void close() {
    step.close();
    forward.close();
    manager.close();
  }
}
