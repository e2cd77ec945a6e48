package org.lectern;

/** Factories of searches for good settings. */
abstract class SearchFactories extends TrainingFactories {
  SearchFactories() {}
}
