package org.lectern;

/**
 * Everything in one place: {@code import static org.lectern.Lectern.*;} gives a program what a
 * notebook has preloaded. A method of your own hides all of Lectern's of the same name; then write
 * {@code Lectern.sigmoid(x)}.
 *
 * <pre>{@code
 * var data = moons(500, 0.2).split(0.6, 0.2, 0.2);
 * var net = sequential(dense(2, 16), relu(), dense(16, 2));
 * var run = trainer(net, crossEntropy(), sgd(0.1)).epochs(100).fit(data);
 * decisionBoundary(net, data)
 * }</pre>
 */
public final class Lectern extends CheckFactories {
  private Lectern() {}
}
