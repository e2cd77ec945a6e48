package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.lectern.nn.Elu;
import org.lectern.nn.Gelu;
import org.lectern.nn.Identity;
import org.lectern.nn.Layer;
import org.lectern.nn.LeakyRelu;
import org.lectern.nn.LogSoftmax;
import org.lectern.nn.PRelu;
import org.lectern.nn.Relu;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Softmax;
import org.lectern.nn.Softplus;
import org.lectern.nn.Step;
import org.lectern.nn.Swish;
import org.lectern.nn.Tanh;

/** Activations, on numbers of ordinary size and on large ones. */
final class ActivationCases {
  private static final int CHANNELS = 6;

  private final List<Case> cases = new ArrayList<>();

  private ActivationCases() {
    add(Identity::new, "x");
    add(Step::new, "torch.add(torch.mul(x, 0.), torch.gt(x, 0))");
    add(Relu::new, "torch.relu(x)");
    add(LeakyRelu::new, "torch.leaky_relu(x, 0.01)");
    add(() -> new LeakyRelu(0.3), "torch.leaky_relu(x, 0.3)");
    add(PRelu::new, "torch.prelu(x, torch.reshape(slope, [1]))");
    add(() -> new PRelu(CHANNELS), "torch.prelu(x, slope)");
    add(Elu::new, "torch.elu(x, 1.)");
    add(() -> new Elu(0.7), "torch.elu(x, 0.7)");
    add(Gelu::new, "torch.gelu(x, approximate=\"none\")");
    add(() -> new Gelu(true), "torch.gelu(x, approximate=\"tanh\")");
    add(Swish::new, "torch.silu(x)");
    add(() -> new Swish(1.702), "torch.mul(x, torch.sigmoid(torch.mul(x, 1.702)))");
    add(Softplus::new, "torch.softplus(x, 1, 20)");
    add(Sigmoid::new, "torch.sigmoid(x)");
    add(Tanh::new, "torch.tanh(x)");
    add(Softmax::new, "torch.softmax(x, -1)");
    add(LogSoftmax::new, "torch.log_softmax(x, -1)");
  }

  static List<Case> all() {
    return new ActivationCases().cases;
  }

  private void add(Supplier<Layer> layer, String script) {
    Draw draw = new Draw(layer.get().label());
    cases.add(LayerCase.of(layer.get(), draw.normal(draw.size(2, 30), CHANNELS), script));
    cases.add(
        LayerCase.of(
            layer.get(), draw.scaled(10, draw.size(2, 5), CHANNELS, draw.size(2, 40)), script));
  }
}
