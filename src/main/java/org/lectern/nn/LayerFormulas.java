package org.lectern.nn;

import java.util.HashMap;
import java.util.Map;

/** What Lectern's layers compute, as LaTeX; those with options say it themselves. */
final class LayerFormulas {
  private static final String NORMALISED =
      "y = \\gamma\\,\\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\varepsilon}} + \\beta";
  private static final String WINDOW_MEAN = "y = \\frac{1}{|w|}\\,\\sum_{i \\in w} x_i, \\quad w";
  private static final String WINDOW_MAX = "y = \\max_{i \\in w} x_i, \\quad w";
  private static final String WINDOW = " \\text{ the elements of a window}";
  private static final String CHANNEL = " \\text{ the elements of a channel}";

  private static final Map<Class<?>, String> ALL = new HashMap<>();

  static {
    ALL.put(Identity.class, "y = x");
    ALL.put(Relu.class, "y = \\max(x, 0)");
    ALL.put(LeakyRelu.class, cases("x", "a\\,x"));
    ALL.put(PRelu.class, cases("x", "a\\,x"));
    ALL.put(Elu.class, cases("x", "\\alpha\\,(e^x - 1)"));
    ALL.put(Step.class, cases("1", "0"));
    ALL.put(Gelu.class, "y = x\\,\\Phi(x)");
    ALL.put(Swish.class, "y = x\\,\\sigma(\\beta x)");
    ALL.put(Softplus.class, "y = \\log(1 + e^x)");
    ALL.put(Sigmoid.class, "y = \\sigma(x) = \\frac{1}{1 + e^{-x}}");
    ALL.put(Tanh.class, "y = \\tanh(x) = \\frac{e^x - e^{-x}}{e^x + e^{-x}}");
    ALL.put(Softmax.class, "y_j = \\frac{e^{x_j}}{\\sum_k e^{x_k}}");
    ALL.put(LogSoftmax.class, "y_j = x_j - \\log \\sum_k e^{x_k}");
    ALL.put(Maxout.class, "y_j = \\max_i (x\\,w_{ji} + b_{ji})");
    ALL.put(
        Dropout.class,
        "y = \\frac{m}{1 - p}\\,x, \\quad m = 0 \\text{ with probability } p, \\text{else } 1");
    ALL.put(BatchNorm.class, NORMALISED);
    ALL.put(LayerNorm.class, NORMALISED);
    ALL.put(Conv2d.class, "y_{ors} = b_o + \\sum_{c,i,j} x_{c,r+i,s+j}\\,W_{ocij}");
    ALL.put(Conv1d.class, "y_{ot} = b_o + \\sum_{c,i} x_{c,t+i}\\,W_{oci}");
    ALL.put(MaxPool1d.class, WINDOW_MAX + WINDOW);
    ALL.put(MaxPool2d.class, WINDOW_MAX + WINDOW);
    ALL.put(AvgPool1d.class, WINDOW_MEAN + WINDOW);
    ALL.put(AvgPool2d.class, WINDOW_MEAN + WINDOW);
    ALL.put(GlobalMaxPool.class, WINDOW_MAX + CHANNEL);
    ALL.put(GlobalAvgPool.class, WINDOW_MEAN + CHANNEL);
    ALL.put(Embedding.class, "y = W_{\\text{id}}");
    ALL.put(PositionalEncoding.class, "y_t = x_t + p_t");
    ALL.put(SimpleRnn.class, "h_t = \\tanh(x_t W + b + h_{t-1} U + b')");
    ALL.put(
        Lstm.class,
        aligned(
            "(a_i, a_f, a_g, a_o) &= x_t W + b + h_{t-1} U + b'",
            "c_t &= \\sigma(a_f) \\odot c_{t-1} + \\sigma(a_i) \\odot \\tanh(a_g)",
            "h_t &= \\sigma(a_o) \\odot \\tanh(c_t)"));
    ALL.put(
        Gru.class,
        aligned(
            "a &= x_t W + b, \\quad s = h_{t-1} U + b'",
            "r &= \\sigma(a_r + s_r), \\quad z = \\sigma(a_z + s_z)",
            "n &= \\tanh(a_n + r \\odot s_n)",
            "h_t &= (1 - z) \\odot n + z \\odot h_{t-1}"));
    ALL.put(
        MultiHeadAttention.class,
        aligned(
            "A &= \\operatorname{softmax}(\\frac{Q K^\\top}{\\sqrt{d}}), \\quad"
                + " \\text{head} = A V",
            "y &= (\\text{head}_1, \\ldots, \\text{head}_h)\\,W_o + b_o"));
  }

  private LayerFormulas() {}

  private static String cases(String above, String otherwise) {
    return "y = \\begin{cases} "
        + above
        + " & x > 0 \\\\ "
        + otherwise
        + " & \\text{else} \\end{cases}";
  }

  private static String aligned(String... lines) {
    return "\\begin{aligned}\n" + String.join(" \\\\\n", lines) + "\n\\end{aligned}";
  }

  /** The formula of a class, or "". */
  static String of(Class<?> layer) {
    return ALL.getOrDefault(layer, "");
  }
}
