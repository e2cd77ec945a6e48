package org.lectern.bench.oracle;

import java.util.List;
import java.util.Locale;

/**
 * PyTorch's optimisers. SGD, Adagrad, Adam and AdamW are its own fused updates; RMSProp and
 * Adadelta, which have none, are the lines of its Python optimisers with the same operations. (The
 * functional forms: TorchScript would drop a call that only changes its arguments, as nobody uses
 * its result.)
 */
final class UpdateRules {
  private UpdateRules() {}

  static UpdateRule sgd(double rate, double momentum, boolean nesterov, double decay) {
    String buffers = momentum == 0 ? "annotate(List[Tensor], [])" : "[m]";
    String statements =
        script(
            """
            ws, gs, ms = torch._fused_sgd([w], [g], %s, weight_decay=DECAY, momentum=%s, lr=%s, \
            dampening=0., nesterov=%s, maximize=False, is_first_step=FIRST)
            w = ws[0]
            """,
            buffers, momentum, rate, nesterov ? "True" : "False");
    return momentum == 0
        ? UpdateRule.of(List.of(), decay, statements)
        : UpdateRule.of(List.of("m"), decay, statements + "m = ms[0]\n");
  }

  static UpdateRule adagrad(double rate, double epsilon, double decay) {
    return UpdateRule.of(
        List.of("s"),
        decay,
        script(
            """
            ws, gs, sums, steps = torch._fused_adagrad([w], [g], [s], [step], lr=%s, lr_decay=0., \
            weight_decay=DECAY, eps=%s, maximize=False)
            w = ws[0]
            s = sums[0]
            """,
            rate, epsilon));
  }

  static UpdateRule adam(double rate, double beta1, double beta2, double epsilon, double decay) {
    return adam("_fused_adam", rate, beta1, beta2, epsilon, decay);
  }

  static UpdateRule adamW(double rate, double beta1, double beta2, double epsilon, double decay) {
    return adam("_fused_adamw", rate, beta1, beta2, epsilon, decay);
  }

  private static UpdateRule adam(
      String name, double rate, double beta1, double beta2, double epsilon, double decay) {
    return UpdateRule.of(
        List.of("m", "v"),
        decay,
        script(
            """
            ws, gs, ms, vs, xs = torch.%s([w], [g], [m], [v], annotate(List[Tensor], []), [step], \
            lr=%s, beta1=%s, beta2=%s, weight_decay=DECAY, eps=%s, amsgrad=False, maximize=False)
            w = ws[0]
            m = ms[0]
            v = vs[0]
            """,
            name, rate, beta1, beta2, epsilon));
  }

  static UpdateRule rmsProp(double rate, double alpha, double epsilon, double decay) {
    return UpdateRule.of(
        List.of("v"),
        decay,
        script(
            """
            g = torch.add(g, w, alpha=DECAY)
            v = torch.addcmul(torch.mul(v, %s), g, g, value=1. - %s)
            w = torch.addcdiv(w, g, torch.add(torch.sqrt(v), %s), value=-%s)
            """,
            alpha, alpha, epsilon, rate));
  }

  static UpdateRule adadelta(double rate, double rho, double epsilon, double decay) {
    return UpdateRule.of(
        List.of("v", "d"),
        decay,
        script(
            """
            g = torch.add(g, w, alpha=DECAY)
            v = torch.addcmul(torch.mul(v, %s), g, g, value=1. - %s)
            std = torch.sqrt(torch.add(v, %s))
            delta = torch.mul(torch.div(torch.sqrt(torch.add(d, %s)), std), g)
            d = torch.addcmul(torch.mul(d, %s), delta, delta, value=1. - %s)
            w = torch.add(w, delta, alpha=-%s)
            """,
            rho, rho, epsilon, epsilon, rho, rho, rate));
  }

  /**
   * Gradient descent with an L2 penalty, then the proximal step of an L1 penalty: PyTorch's soft
   * threshold.
   */
  static UpdateRule proximal(double rate, double l2, double l1) {
    return UpdateRule.of(
        List.of(),
        l2,
        script(
            """
            g = torch.add(g, w, alpha=DECAY)
            w = torch.sub(w, g, alpha=%s)
            if WEIGHT:
              w = torch.softshrink(w, %s * %s)
            else:
              pass
            """,
            rate, rate, l1));
  }

  /** As torch.nn.utils.clip_grad_norm_. */
  static String clipNorm(double max) {
    return script(
        """
        norms = torch.stack([torch.norm(g0), torch.norm(g1), torch.norm(g2), torch.norm(g3)])
        factor = torch.clamp(torch.reciprocal(torch.div(torch.add(torch.norm(norms), 1e-6), %s)), None, 1.)
        return [torch.mul(g0, factor), torch.mul(g1, factor), torch.mul(g2, factor), torch.mul(g3, factor)]
        """,
        max);
  }

  /** As torch.nn.utils.clip_grad_value_. */
  static String clipValue(double max) {
    return script(
        """
        a = %s
        return [torch.clamp(g0, -a, a), torch.clamp(g1, -a, a), torch.clamp(g2, -a, a), torch.clamp(g3, -a, a)]
        """,
        max);
  }

  /** Fills in numbers as TorchScript writes them. */
  private static String script(String template, Object... values) {
    for (int i = 0; i < values.length; i++) {
      values[i] =
          values[i] instanceof Double ? values[i].toString().toLowerCase(Locale.ROOT) : values[i];
    }
    return template.formatted(values);
  }
}
