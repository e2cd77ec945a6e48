/**
 * Layers and how they join. {@link org.lectern.nn.Layer} is the base, one layer a file. A layer
 * declares its parameters; they are drawn when first used, from streams named by the layer's place
 * in the network. May use {@code tensor}.
 *
 * <ul>
 *   <li>Joining layers: {@link org.lectern.nn.Sequential}, {@link org.lectern.nn.Residual}, {@link
 *       org.lectern.nn.Parallel}, {@link org.lectern.nn.Towers} and {@link org.lectern.nn.Heads}
 *       for several inputs and outputs.
 *   <li>Rows of numbers: {@link org.lectern.nn.Dense}, {@link org.lectern.nn.Maxout}.
 *   <li>Activations: {@link org.lectern.nn.Sigmoid}, {@link org.lectern.nn.Tanh}, {@link
 *       org.lectern.nn.Relu}, {@link org.lectern.nn.LeakyRelu}, {@link org.lectern.nn.PRelu},
 *       {@link org.lectern.nn.Elu}, {@link org.lectern.nn.Gelu}, {@link org.lectern.nn.Swish},
 *       {@link org.lectern.nn.Softplus}, {@link org.lectern.nn.Step}, {@link
 *       org.lectern.nn.Identity}; as the last layer {@link org.lectern.nn.Softmax} and {@link
 *       org.lectern.nn.LogSoftmax}.
 *   <li>Images and signals: {@link org.lectern.nn.Conv1d}, {@link org.lectern.nn.Conv2d}, {@link
 *       org.lectern.nn.MaxPool1d}, {@link org.lectern.nn.MaxPool2d}, {@link
 *       org.lectern.nn.AvgPool1d}, {@link org.lectern.nn.AvgPool2d}, {@link
 *       org.lectern.nn.GlobalAvgPool}, {@link org.lectern.nn.GlobalMaxPool}, {@link
 *       org.lectern.nn.Flatten}, {@link org.lectern.nn.Reshape}.
 *   <li>Sequences: {@link org.lectern.nn.Embedding}, {@link org.lectern.nn.SimpleRnn}, {@link
 *       org.lectern.nn.Lstm}, {@link org.lectern.nn.Gru}, {@link
 *       org.lectern.nn.MultiHeadAttention}, {@link org.lectern.nn.PositionalEncoding}.
 *   <li>Against overfitting and for smooth training: {@link org.lectern.nn.Dropout}, {@link
 *       org.lectern.nn.BatchNorm}, {@link org.lectern.nn.LayerNorm}.
 *   <li>First values: {@link org.lectern.nn.Initialiser}.
 *   <li>Layers of your own: {@link org.lectern.nn.Layer}, {@link org.lectern.nn.Lambda}, {@link
 *       org.lectern.nn.GradientCheck}, {@link org.lectern.nn.LayerOutputs}.
 * </ul>
 */
@NullMarked
package org.lectern.nn;

import org.jspecify.annotations.NullMarked;
