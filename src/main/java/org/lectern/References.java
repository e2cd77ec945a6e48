package org.lectern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What {@link Reproducibility} computes, and the fingerprints that it must give. To change one is
 * to raise {@link org.lectern.compute.Compute#ARITHMETIC_VERSION}.
 */
final class References {
  /** Something to compute, and the fingerprint of its result. */
  record Reference(String name, Supplier<String> compute, String expected) {}

  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          Map.entry(
              "exact operations",
              "8e7577e320da1289a5f5bde5c724c7468d02a4b51131e00547cb821b84d8e3db"),
          Map.entry(
              "elementary functions",
              "e0938b33c05d089d7b477ead85fee2822891516dd0f6136166e9b23a7b425811"),
          Map.entry(
              "matrix products",
              "b12021ce7f519677f6c9beb089f4a14cb274e00d7cc6d713835f50564534b247"),
          Map.entry(
              "sums and maxima",
              "76dd98b4f886394fe7e3b8bed135b03d96f72a5ee9bcf43d8f3e35b938221e3e"),
          Map.entry(
              "perceptron, dropout, Adam",
              "53357d8b937f854d0d60e383b064b40ecca2cbea75713cf0315f1649aca2f6fa"),
          Map.entry(
              "convolutions, batch normalisation",
              "5a0207afdc4c60598774de8775b29c08784d3ce2278d3cad21de2ef3efd0fc43"),
          Map.entry("LSTM", "55420019c7fee80b021c0d1fb081bafe5e2decd823a41b98c1acc263b4ce4706"),
          Map.entry(
              "logistic regression, L1",
              "0d7de2ae0d9fb30829ac48c2886d47b3a1e9a7b245c1e047943bfe8a15c01e4a"),
          Map.entry(
              "exact operations on many",
              "6d6cfdd32490a71728acb1e73348be64e59d63e32ec4e2048c14f952388b441d"),
          Map.entry(
              "elementary functions of many",
              "3076d32a38894c620ede2a2d21b440ecb120799f27b477732da86803158153e6"),
          Map.entry(
              "large matrix products",
              "f240c4f8b6b7fcf360e101601bbecbcac249ea937c839dc6bca3a684e86ad9a0"),
          Map.entry(
              "sums and maxima of many",
              "110f0f04d57357949d44e8eab088f4634cdb403477550567092686688aa3355b"),
          Map.entry(
              "wide perceptron, dropout, Adam",
              "43e8af0ede5d2cba2f68289afa07e846c93bfdd6bbf5c558e04d609221f372e3"),
          Map.entry(
              "wide convolutions, batch normalisation",
              "1d4ed7f781ad6a321fba0c191d08e680424191389f5d6bcab03f10c2649fa4d0"),
          Map.entry(
              "wide LSTM", "ba03b0fd4dea231346cc169f158b5edb62bd51d8bc36ee9b6b745bd234cf0c4b"),
          Map.entry(
              "wide logistic regression, L1",
              "f4b221ad7d750eceabe29f41c59cb1fc1c0bd7abeff07956746345f26d0bd6a1"));

  private References() {}

  /** What an interpreter or an emulator can do in seconds. */
  static List<Reference> small() {
    List<Reference> all = new ArrayList<>();
    add(all, "exact operations", () -> ReferenceKernels.exact(301));
    add(all, "elementary functions", () -> ReferenceKernels.elementary(301));
    add(all, "matrix products", () -> ReferenceKernels.products(1));
    add(all, "sums and maxima", () -> ReferenceKernels.sums(3000));
    ReferenceTrainings.small().forEach((name, run) -> add(all, name, () -> run.get().fit()));
    return List.copyOf(all);
  }

  /** That, and work that is split among threads. */
  static List<Reference> all() {
    List<Reference> all = new ArrayList<>(small());
    add(all, "exact operations on many", () -> ReferenceKernels.exact(140_001));
    add(all, "elementary functions of many", () -> ReferenceKernels.elementary(20_001));
    add(all, "large matrix products", () -> ReferenceKernels.products(9));
    add(all, "sums and maxima of many", () -> ReferenceKernels.sums(200_003));
    ReferenceTrainings.wide().forEach((name, run) -> add(all, name, () -> run.get().fit()));
    return List.copyOf(all);
  }

  private static void add(List<Reference> all, String name, Supplier<String> compute) {
    all.add(new Reference(name, compute, Objects.requireNonNull(EXPECTED.get(name), name)));
  }
}
