package org.lectern;

/** Factories of networks and runs on disk. */
abstract class FileFactories extends SearchFactories {
  FileFactories() {}
}
