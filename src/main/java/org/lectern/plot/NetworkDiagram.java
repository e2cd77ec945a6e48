package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Layer;
import org.lectern.tensor.Given;

/**
 * A network as a picture. A small one made of dense layers is drawn as in the lectures: a circle
 * for each neuron, an edge for each weight, orange above 0 and blue below, thicker where it is
 * larger, the activation under its column. Every other network is drawn as blocks from top to
 * bottom, with the shapes that flow between them, ways around (residual), branches, and several
 * inputs and outputs.
 *
 * <pre>{@code
 * var net = sequential(dense(2, 1), sigmoid());
 * net.parameter("1.weight").assign(tensor(20, 20).reshape(2, 1));
 * net.parameter("1.bias").assign(tensor(-30));
 * diagram(net).inputs("x1", "x2").outputs("AND")
 * }</pre>
 *
 * <p>Neurons are drawn up to 20 in a layer and up to 8 columns. Weights are written beside the
 * edges where there are at most 12. A picture shows the weights at the time when it is shown.
 */
public final class NetworkDiagram implements Displayable {
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

  private final Layer network;
  private final List<String> inputs;
  private final List<String> outputs;

  private NetworkDiagram(Layer network, List<String> inputs, List<String> outputs) {
    this.network = network;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * The picture of a network.
   *
   * @param network any layer or network
   * @return the picture
   * @throws IllegalArgumentException if the network is null
   */
  public static NetworkDiagram of(Layer network) {
    Given.required("diagram", "a network", network);
    return new NetworkDiagram(network, List.of(), List.of());
  }

  /**
   * Names the inputs of a network of neurons; without, they are x₁, x₂, ….
   *
   * @param names a name for each input, such as the names of the features
   * @return the picture with them
   * @throws IllegalArgumentException if their number is not that of the inputs
   */
  public NetworkDiagram inputs(String... names) {
    return new NetworkDiagram(network, checked("inputs", 0, names), outputs);
  }

  /**
   * Names the outputs of a network of neurons; without, they are ŷ₁, ŷ₂, ….
   *
   * @param names a name for each output, such as the names of the classes
   * @return the picture with them
   * @throws IllegalArgumentException if their number is not that of the outputs
   */
  public NetworkDiagram outputs(String... names) {
    NeuronChain chain = NeuronChain.of(network);
    int last = chain == null ? 0 : chain.columns().size() - 1;
    return new NetworkDiagram(network, inputs, checked("outputs", last, names));
  }

  private List<String> checked(String what, int column, String[] names) {
    for (String name : Given.required("diagram", "names in " + what + "(…)", names)) {
      Given.required("diagram", "a name at each place of " + what + "(…)", name);
    }
    NeuronChain chain = NeuronChain.of(network);
    if (chain == null) {
      throw new IllegalStateException(
          "diagram: "
              + what
              + "(…) needs a network that is drawn with its neurons, but "
              + network.label()
              + " is drawn as blocks. Leave "
              + what
              + "(…) out.");
    }
    int needed = chain.columns().get(column).units();
    if (names.length != needed) {
      throw new IllegalArgumentException(
          "diagram: "
              + what
              + "(…) needs "
              + needed
              + (needed == 1 ? " name" : " names")
              + ", one for each, but got "
              + names.length
              + ". A data set has some: data.featureNames(), data.classNames().");
    }
    return List.of(names);
  }

  @Override
  public MimeBundle toMimeBundle() {
    NeuronChain chain = NeuronChain.of(network);
    String text = text(chain);
    String title = "Network " + network.label();
    List<String> caption = new ArrayList<>();
    if (chain == null) {
      caption.add(state());
      return MimeBundle.text(text)
          .with(MimeBundle.SVG, BlocksSvg.draw(network, title, text, caption));
    }
    List<NeuronChain.Column> columns = chain.columns();
    List<String> in = inputs.isEmpty() ? numbered("x", columns.get(0).units()) : inputs;
    int units = columns.get(columns.size() - 1).units();
    List<String> out = outputs.isEmpty() ? numbered("ŷ", units) : outputs;
    NeuronsSvg neurons = new NeuronsSvg(chain, in, out);
    caption.add(neurons.key());
    caption.add(state());
    return MimeBundle.text(text).with(MimeBundle.SVG, neurons.draw(title, text, caption));
  }

  private String state() {
    int epochs = network.progress().epochs();
    long steps = network.progress().steps();
    int count = network.parameterCount();
    String trained =
        steps == 0 && epochs == 0
            ? "not trained yet"
            : "after "
                + (epochs > 0
                    ? epochs + (epochs == 1 ? " epoch" : " epochs")
                    : steps + (steps == 1 ? " step" : " steps"));
    return count + (count == 1 ? " parameter" : " parameters") + ", " + trained + ".";
  }

  private static List<String> numbered(String name, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      StringBuilder text = new StringBuilder(name);
      String digits = count == 1 ? "" : Integer.toString(i);
      digits.chars().forEach(digit -> text.append(SUBSCRIPTS.charAt(digit - '0')));
      names.add(text.toString());
    }
    return names;
  }

  private String text(@Nullable NeuronChain chain) {
    return chain == null
        ? "Network diagram of\n" + network.toMimeBundle().text()
        : NeuronsText.of(network.label(), chain, inputs, outputs) + "\n" + state();
  }

  /** The network in words, with its weights where they are few. */
  @Override
  public String toString() {
    return text(NeuronChain.of(network));
  }
}
