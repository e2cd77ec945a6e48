/**
 * Optimisers: how parameters follow their gradients; schedules of the learning rate; regularisers.
 * May use {@code nn}.
 *
 * <ul>
 *   <li>One rate for all: {@link org.lectern.optim.Sgd}, {@link org.lectern.optim.Momentum}, {@link
 *       org.lectern.optim.Nesterov}.
 *   <li>A rate for each parameter: {@link org.lectern.optim.Adagrad}, {@link
 *       org.lectern.optim.Adadelta}, {@link org.lectern.optim.RmsProp}, {@link
 *       org.lectern.optim.Adam}, {@link org.lectern.optim.AdamW}.
 *   <li>The whole data set at once: {@link org.lectern.optim.Lbfgs}.
 *   <li>Rates that change: {@link org.lectern.optim.Schedule}, from constant steps to warm-up,
 *       cosine and one cycle.
 *   <li>Penalties: {@link org.lectern.optim.Regulariser}.
 * </ul>
 *
 * <p>Textbooks write the L2 penalty in several ways. Lectern's {@code l2(λ)} is (λ/2)·‖w‖², added
 * to the loss as it is computed, mean or sum, and leaves biases out:
 *
 * <table>
 *   <caption>Notations of L2 and what to write, for n samples and the learning rate η</caption>
 *   <tr><th>notation</th><th>its gradient</th><th>the same in Lectern</th></tr>
 *   <tr><td>(λ/2)·‖w‖²</td><td>λ·w</td><td>{@code l2(λ)}</td></tr>
 *   <tr><td>λ·Σw²</td><td>2λ·w</td><td>{@code l2(2 * λ)}</td></tr>
 *   <tr><td>(λ/2m)·ΣΘ² beside a mean over m samples</td><td>(λ/m)·Θ</td><td>{@code l2(λ / m)}, λ a
 *       double</td></tr>
 *   <tr><td>weight decay: w ← w − λ·(∂L/∂w + α·w), where λ is the step</td><td>α·w</td><td>{@code
 *       sgd(λ, α)} or {@code l2(α)}</td></tr>
 *   <tr><td>Gaussian prior on w with variance σ², a summed loss</td><td>w/σ²</td><td>{@code l2(1 /
 *       σ²)}</td></tr>
 *   <tr><td>scikit-learn: C·ΣL + ½‖w‖²</td><td>w/C beside ΣL</td><td>{@code l2(lambdaFromC(C))} for a
 *       summed loss, {@code l2(lambdaFromC(C, n))} for a mean</td></tr>
 *   <tr><td>AdamW's weight decay: w ← w·(1 − η·α)</td><td>none: apart from the gradient</td><td>{@code
 *       adamW(η, α)}</td></tr>
 * </table>
 */
@NullMarked
package org.lectern.optim;

import org.jspecify.annotations.NullMarked;
