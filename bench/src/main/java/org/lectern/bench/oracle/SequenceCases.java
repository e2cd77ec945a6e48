package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import org.lectern.nn.Gru;
import org.lectern.nn.Layer;
import org.lectern.nn.Lstm;
import org.lectern.nn.MultiHeadAttention;
import org.lectern.nn.Pass;
import org.lectern.nn.PositionalEncoding;
import org.lectern.nn.SimpleRnn;
import org.lectern.tensor.Tensor;

/** Layers for sequences. PyTorch's weights are Lectern's, transposed. */
final class SequenceCases {
  private final List<Case> cases = new ArrayList<>();

  private SequenceCases() {
    for (int variant = 0; variant < 4; variant++) {
      simple(new Draw("simple recurrent " + variant), layers(variant), last(variant));
    }
    for (int variant = 0; variant < 4; variant++) {
      lstm(new Draw("lstm " + variant), layers(variant), last(variant));
    }
    for (int variant = 0; variant < 4; variant++) {
      gru(new Draw("gru " + variant), layers(variant), last(variant));
    }
    for (int variant = 0; variant < 4; variant++) {
      attention(new Draw("attention " + variant), variant > 1);
    }
    crossAttention(new Draw("cross-attention"));
    positions(new Draw("positions"));
  }

  /** One layer or two above each other. */
  private static int layers(int variant) {
    return 1 + variant % 2;
  }

  /** All steps, or the last alone. */
  private static boolean last(int variant) {
    return variant > 1;
  }

  static List<Case> all() {
    return new SequenceCases().cases;
  }

  private void simple(Draw draw, int layers, boolean last) {
    int in = draw.size(1, 12);
    int hidden = draw.size(2, 16);
    SimpleRnn tanh = new SimpleRnn(in, hidden, layers, 0);
    add(
        draw,
        last ? tanh.last() : tanh,
        in,
        recurrent("rnn_tanh", "z", "y, h", layers, last, hidden));
    SimpleRnn relu = new SimpleRnn(in, hidden, layers, 0).relu();
    add(
        draw,
        last ? relu.last() : relu,
        in,
        recurrent("rnn_relu", "z", "y, h", layers, last, hidden));
  }

  private void lstm(Draw draw, int layers, boolean last) {
    int in = draw.size(1, 12);
    int hidden = draw.size(2, 16);
    Lstm layer = new Lstm(in, hidden, layers, 0);
    add(
        draw,
        last ? layer.last() : layer,
        in,
        recurrent("lstm", "[z, z]", "y, h, c", layers, last, hidden));
  }

  private void gru(Draw draw, int layers, boolean last) {
    int in = draw.size(1, 12);
    int hidden = draw.size(2, 16);
    Gru layer = new Gru(in, hidden, layers, 0);
    add(draw, last ? layer.last() : layer, in, recurrent("gru", "z", "y, h", layers, last, hidden));
  }

  private void add(Draw draw, Layer layer, int in, String script) {
    cases.add(LayerCase.of(layer, draw.normal(draw.size(1, 6), draw.size(2, 12), in), script));
  }

  private static String recurrent(
      String operation, String state, String results, int layers, boolean last, int hidden) {
    StringBuilder weights = new StringBuilder();
    for (int layer = 1; layer <= layers; layer++) {
      String end = layer == 1 ? "" : "_" + layer;
      weights
          .append(layer == 1 ? "" : ", ")
          .append("torch.t(weight_ih%s), torch.t(weight_hh%s), ".formatted(end, end))
          .append("bias_ih%s, bias_hh%s".formatted(end, end));
    }
    return """
        z = torch.new_zeros(x, [%d, torch.size(x, 0), %d])
        %s = torch.%s(x, %s, [%s], True, %d, 0., False, False, True)
        return [%s]
        """
        .formatted(
            layers,
            hidden,
            results,
            operation,
            state,
            weights,
            layers,
            last ? "torch.select(y, 1, -1)" : "y");
  }

  private void attention(Draw draw, boolean causal) {
    int heads = draw.size(1, 4);
    int each = draw.size(1, 8);
    int n = draw.size(1, 5);
    int steps = draw.size(2, 10);
    int features = heads * each;
    MultiHeadAttention layer = new MultiHeadAttention(features, heads);
    // The key's bias adds the same to all scores of a step, which softmax ignores.
    cases.add(
        LayerCase.of(
                causal ? layer.causal() : layer,
                draw.normal(n, steps, features),
                attention("x", n, heads, each, causal))
            .zeroGradient("key_bias"));
  }

  private void crossAttention(Draw draw) {
    int heads = draw.size(1, 4);
    int each = draw.size(1, 8);
    int n = draw.size(1, 5);
    Tensor x = draw.normal(n, draw.size(2, 10), heads * each);
    Tensor other = Tensor.variable("other", draw.normal(n, draw.size(2, 10), heads * each));
    MultiHeadAttention layer = new MultiHeadAttention(heads * each, heads);
    cases.add(
        LayerCase.of(
                layer,
                layer.label() + " of another sequence",
                x,
                v -> layer.forward(v, other, Pass.EVALUATION),
                attention("other", n, heads, each, false))
            .parameter("other", other)
            .zeroGradient("key_bias"));
  }

  private static String attention(String other, int n, int heads, int each, boolean causal) {
    String cut =
        "torch.transpose(torch.reshape(torch.linear(%s, torch.t(%s_weight), %s_bias),"
            + " [%d, -1, %d, %d]), 1, 2)\n";
    return "q = "
        + cut.formatted("x", "query", "query", n, heads, each)
        + "k = "
        + cut.formatted(other, "key", "key", n, heads, each)
        + "v = "
        + cut.formatted(other, "value", "value", n, heads, each)
        + "h = torch.scaled_dot_product_attention(q, k, v, None, 0., "
        + (causal ? "True" : "False")
        + ")\n"
        + "h = torch.reshape(torch.transpose(h, 1, 2), [%d, -1, %d])\n".formatted(n, heads * each)
        + "return [torch.linear(h, torch.t(output_weight), output_bias)]";
  }

  private void positions(Draw draw) {
    int n = draw.size(1, 5);
    int steps = draw.size(2, 30);
    int features = 2 * draw.size(1, 8);
    String waves =
        """
        t = torch.unsqueeze(torch.arange(%d, dtype=7), 1)
        k = torch.div(torch.arange(0, %d, 2, dtype=7), %d)
        angle = torch.to(torch.div(t, torch.pow(10000., k)), x)
        p = torch.reshape(torch.stack([torch.sin(angle), torch.cos(angle)], 2), [%d, %d])
        return [torch.add(x, p)]
        """
            .formatted(steps, features, features, steps, features);
    cases.add(
        LayerCase.of(new PositionalEncoding(features, 40), draw.normal(n, steps, features), waves));
    cases.add(
        LayerCase.of(
            new PositionalEncoding(features, 40, true),
            draw.normal(n, steps, features),
            "torch.add(x, torch.slice(weight, 0, 0, " + steps + "))"));
  }
}
