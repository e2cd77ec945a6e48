package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myNet;
import static org.lectern.Refusal.row;

import java.util.List;

/** Rows of {@link RefusalTest}: diagrams */
final class DiagramRefusals {
  private DiagramRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "diagram(null)",
            () -> diagram(null),
            "diagram: needs a network, but got null. Is its variable set before this line?"),
        row(
            "diagram(myNet()).inputs(\"age\")",
            () -> diagram(myNet()).inputs("age"),
            "diagram: inputs(…) needs 2 names, one for each, but got 1. A data set has some:"
                + " data.featureNames(), data.classNames()."),
        row(
            "diagram(myNet()).outputs(\"yes\", \"no\")",
            () -> diagram(myNet()).outputs("yes", "no"),
            "diagram: outputs(…) needs 1 name, one for each, but got 2. A data set has some:"
                + " data.featureNames(), data.classNames()."),
        row(
            "diagram(myNet()).inputs(\"age\", null)",
            () -> diagram(myNet()).inputs("age", null),
            "diagram: needs a name at each place of inputs(…), but got null. Is its variable set"
                + " before this line?"),
        row(
            "diagram(dense(30, 2)).inputs(\"age\")",
            () -> diagram(dense(30, 2)).inputs("age"),
            "diagram: inputs(…) needs a network that is drawn with its neurons, but Dense(30→2) is"
                + " drawn as blocks. Leave inputs(…) out."),
        row(
            "parameterCount(null)",
            () -> parameterCount(null),
            "parameterCount: needs a network, but got null. Is its variable set before this"
                + " line?"),
        row(
            "graph(null)",
            () -> graph(null),
            "graph: needs the result of a computation, but got null. Is its variable set before"
                + " this line?"));
  }
}
