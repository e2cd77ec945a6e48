package org.lectern;

/** Factories of layers for images and signals: convolutions and pooling. */
abstract class ConvolutionFactories extends ActivationFactories {
  ConvolutionFactories() {}
}
