package org.lectern;

/** Factories of layers for sequences: recurrent networks and attention. */
abstract class SequenceFactories extends ConvolutionFactories {
  SequenceFactories() {}
}
