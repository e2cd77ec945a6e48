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
              "c94eae588e67f56af67478fbc7e01dc2e06aea6a8f50ec9949a209b26e971c3c"),
          Map.entry(
              "matrix products",
              "b12021ce7f519677f6c9beb089f4a14cb274e00d7cc6d713835f50564534b247"),
          Map.entry(
              "sums and maxima",
              "76dd98b4f886394fe7e3b8bed135b03d96f72a5ee9bcf43d8f3e35b938221e3e"),
          Map.entry(
              "perceptron, dropout, Adam",
              "09390af764c7f67e0203532c5e3eb812ba926232fb431d00e5ec43b5de7860b1"),
          Map.entry(
              "convolutions, batch normalisation",
              "5a0207afdc4c60598774de8775b29c08784d3ce2278d3cad21de2ef3efd0fc43"),
          Map.entry("LSTM", "adf543081e06d6badc171f7e8f12fdbabfc05acc8d24daf4be2c0c875602e2bb"),
          Map.entry(
              "logistic regression, L1",
              "0d7de2ae0d9fb30829ac48c2886d47b3a1e9a7b245c1e047943bfe8a15c01e4a"),
          Map.entry(
              "exact operations on many",
              "6d6cfdd32490a71728acb1e73348be64e59d63e32ec4e2048c14f952388b441d"),
          Map.entry(
              "elementary functions of many",
              "93ee94c08c5cf1c7b452d9af4fece9265cf7edd5031877e99cfe92b606cea293"),
          Map.entry(
              "large matrix products",
              "f240c4f8b6b7fcf360e101601bbecbcac249ea937c839dc6bca3a684e86ad9a0"),
          Map.entry(
              "sums and maxima of many",
              "110f0f04d57357949d44e8eab088f4634cdb403477550567092686688aa3355b"),
          Map.entry(
              "wide perceptron, dropout, Adam",
              "51a7f235b6bb54ff0158f15bf281d7af5f1e2a52c010b8823cd7309dda4366b6"),
          Map.entry(
              "wide convolutions, batch normalisation",
              "1d4ed7f781ad6a321fba0c191d08e680424191389f5d6bcab03f10c2649fa4d0"),
          Map.entry(
              "wide LSTM", "3c1a8c97c8bf3bbf62a347c6f2c670fdbcb4a831e00429b41ebb0a7fe552992b"),
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
