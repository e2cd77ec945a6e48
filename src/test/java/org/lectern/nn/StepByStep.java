package org.lectern.nn;

import java.util.List;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Tensor;

/**
 * The recurrent layers as their formulas say, one tensor operation after the other: what {@link
 * org.lectern.tensor.Recurrence} must equal bit by bit, values and gradients.
 */
record StepByStep(Kind kind, double dropout, boolean last) {
  enum Kind {
    TANH(1),
    RELU(1),
    GRU(3),
    LSTM(4);

    final int gates;

    Kind(int gates) {
      this.gates = gates;
    }
  }

  /** The layer under test, with the same options. */
  Layer layer(int in, int hidden, int layers) {
    return switch (kind) {
      case TANH -> {
        SimpleRnn layer = new SimpleRnn(in, hidden, layers, dropout);
        yield last ? layer.last() : layer;
      }
      case RELU -> {
        SimpleRnn layer = new SimpleRnn(in, hidden, layers, dropout).relu();
        yield last ? layer.last() : layer;
      }
      case GRU -> {
        Gru layer = new Gru(in, hidden, layers, dropout);
        yield last ? layer.last() : layer;
      }
      case LSTM -> {
        Lstm layer = new Lstm(in, hidden, layers, dropout);
        yield last ? layer.last() : layer;
      }
    };
  }

  /** The layer's forward pass, with its parameters. */
  Tensor forward(Layer layer, Tensor x, Pass pass) {
    List<Parameter> parameters = layer.parameters();
    int layers = parameters.size() / 4;
    Tensor y = x;
    for (int k = 0; k < layers; k++) {
      if (k > 0 && dropout > 0 && pass.isTraining()) {
        RandomStream stream = pass.stream("dropout after " + k);
        y = Dropping.drop(y, dropout, stream);
      }
      Tensor w = parameters.get(4 * k).value();
      Tensor u = parameters.get(4 * k + 1).value();
      Tensor b = parameters.get(4 * k + 2).value();
      Tensor stateBias = parameters.get(4 * k + 3).value();
      Tensor[] states = run(y, w, u, b, stateBias);
      y = k == layers - 1 && last ? states[states.length - 1] : join(states);
    }
    return y;
  }

  private Tensor[] run(Tensor x, Tensor w, Tensor u, Tensor b, Tensor stateBias) {
    int hidden = u.size(0);
    Tensor zero = Tensor.zeros(x.size(0), hidden);
    Tensor[] steps = steps(x, w, kind == Kind.GRU ? b : b.add(stateBias));
    Tensor[] states = new Tensor[steps.length];
    Tensor h = zero;
    Tensor c = zero;
    for (int t = 0; t < steps.length; t++) {
      switch (kind) {
        case TANH -> h = steps[t].add(h.matmul(u)).tanh();
        case RELU -> h = steps[t].add(h.matmul(u)).relu();
        case GRU -> {
          Tensor a = steps[t];
          Tensor s = h.matmul(u).add(stateBias);
          Tensor r = gate(a, 0, hidden).add(gate(s, 0, hidden)).sigmoid();
          Tensor z = gate(a, 1, hidden).add(gate(s, 1, hidden)).sigmoid();
          Tensor n = gate(a, 2, hidden).add(r.mul(gate(s, 2, hidden))).tanh();
          h = n.add(z.mul(h.sub(n)));
        }
        case LSTM -> {
          Tensor a = steps[t].add(h.matmul(u));
          Tensor i = gate(a, 0, hidden).sigmoid();
          Tensor f = gate(a, 1, hidden).sigmoid();
          Tensor g = gate(a, 2, hidden).tanh();
          Tensor o = gate(a, 3, hidden).sigmoid();
          c = f.mul(c).add(i.mul(g));
          h = o.mul(c.tanh());
        }
      }
      states[t] = h;
    }
    return states;
  }

  private static Tensor gate(Tensor all, int number, int hidden) {
    return all.slice(1, number * hidden, (number + 1) * hidden);
  }

  /** W·x + b for all steps in one product, then cut into steps. */
  private static Tensor[] steps(Tensor x, Tensor w, Tensor b) {
    int n = x.size(0);
    int t = x.size(1);
    Tensor all = x.reshape(n * t, x.size(2)).matmul(w).add(b);
    int wide = all.size(1);
    Tensor sequence = all.reshape(n, t, wide);
    Tensor[] steps = new Tensor[t];
    for (int step = 0; step < t; step++) {
      steps[step] = sequence.slice(1, step, step + 1).reshape(n, wide);
    }
    return steps;
  }

  private static Tensor join(Tensor[] states) {
    Tensor[] parts = new Tensor[states.length];
    for (int step = 0; step < parts.length; step++) {
      parts[step] = states[step].reshape(states[step].size(0), 1, states[step].size(1));
    }
    return Tensor.concat(1, parts);
  }
}
