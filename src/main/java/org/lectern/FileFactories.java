package org.lectern;

import org.lectern.io.NetworkFile;
import org.lectern.nn.Layer;

/** Factories of networks and runs on disk. */
abstract class FileFactories extends SearchFactories {
  FileFactories() {}

  /**
   * Writes a network's parameters and buffers to a file in the safetensors format.
   *
   * @param network the network
   * @param path where to, such as {@code digits.safetensors}
   */
  public static void save(Layer network, String path) {
    NetworkFile.save(network, path);
  }

  /**
   * Puts what {@link #save} wrote into a network that is built alike.
   *
   * @param <L> its class
   * @param network the network
   * @param path where the file is
   * @return the network
   */
  public static <L extends Layer> L load(L network, String path) {
    NetworkFile.load(network, path);
    return network;
  }
}
