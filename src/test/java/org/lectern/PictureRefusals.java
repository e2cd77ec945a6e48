package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myData;
import static org.lectern.Mine.myNet;
import static org.lectern.Mine.myNumbers;
import static org.lectern.Refusal.row;

import java.util.List;

/** Rows of {@link RefusalTest}: pictures */
final class PictureRefusals {
  private static final String NULL = ", but got null. Is its variable set before this line?";

  private PictureRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row("images(null)", () -> images(null), "images: needs a tensor" + NULL),
        row(
            "images(tensor(1, 2))",
            () -> images(tensor(1, 2)),
            "images: needs at least one image, in a tensor of shape (height, width), (channels,"
                + " height, width), (n, height, width) or (n, channels, height, width), but got"
                + " (2). Use reshape(n, 1, height, width)."),
        row("images(null, 3)", () -> images(null, 3), "images: needs data" + NULL),
        row(
            "images(myData(), 0)",
            () -> images(myData(), 0),
            "images: shows from 1 to 200 samples, but got 0. Try images(…, 25)."),
        row(
            "images(dataset(ones(3, 5), tensor(0, 1, 0)), 2)",
            () -> images(dataset(ones(3, 5), tensor(0, 1, 0)), 2),
            "images: needs samples that are images, of shape (height, width), (1, height, width),"
                + " (3, height, width), or flat and square, but the features of data have the"
                + " shape (3, 5). Reshape them: dataset(data.features().reshape(n, 1, height,"
                + " width), data.labels())."),
        row(
            "images(null, myData(), 3)",
            () -> images(null, myData(), 3),
            "images: needs a network" + NULL),
        row(
            "images(myNet(), dataset(ones(3, 4, 4), tensor(0.5, 1, 0)), 3)",
            () -> images(myNet(), dataset(ones(3, 4, 4), tensor(0.5, 1, 0)), 3),
            "images: needs classes as labels, but data has numbers (regression). If they are class"
                + " ids, use data.asClassification()."),
        row(
            "images(ones(4, 4, 5)).shape(2, 7)",
            () -> images(ones(4, 4, 5)).shape(2, 7),
            "images: shape(2, 7) needs 14 numbers in each image, or three times as many for"
                + " colours, but each has 20. 784 numbers are shape(28, 28)."),
        row(
            "images(ones(4, 5)).columns(0)",
            () -> images(ones(4, 5)).columns(0),
            "images: columns must be from 1 to 40, but got 0. Try columns(8)."),
        row(
            "images(ones(2, 1, 5, 5)).titles(\"a\")",
            () -> images(ones(2, 1, 5, 5)).titles("a"),
            "images: titles needs one text for each of the 2 images shown, but got 1. Use \"\" for"
                + " none."),
        row(
            "images(ones(4, 5)).titles((String) null)",
            () -> images(ones(4, 5)).titles((String) null),
            "images: titles: needs a text for each image" + NULL),
        row("weights(null)", () -> weights(null), "weights: needs a layer" + NULL),
        row(
            "weights(relu())",
            () -> weights(relu()),
            "weights: needs a dense layer or a convolution, or a network with one, but Relu is and"
                + " has none. Try net.layer(1)."),
        row("filters(null)", () -> filters(null), "filters: needs a layer" + NULL),
        row(
            "filters(dense(4, 2))",
            () -> filters(dense(4, 2)),
            "filters: needs a convolution, or a network with one, but Dense(4→2) is and has none."
                + " Try weights(net) for a dense layer."),
        row(
            "featureMaps(null, ones(2, 2))",
            () -> featureMaps(null, ones(2, 2)),
            "featureMaps: needs a network" + NULL),
        row(
            "featureMaps(myNet(), null)",
            () -> featureMaps(myNet(), null),
            "featureMaps: needs an image" + NULL),
        row(
            "featureMaps(sequential(flatten(), dense(4, 2)), ones(5, 1, 2, 2))",
            () -> featureMaps(sequential(flatten(), dense(4, 2)), ones(5, 1, 2, 2)),
            "featureMaps: needs one image, of shape (height, width), (channels, height, width) or"
                + " (1, channels, height, width), but got (5, 1, 2, 2). Take one of several:"
                + " x.row(0)."),
        row(
            "highestLoss(null, myData(), 3)",
            () -> highestLoss(null, myData(), 3),
            "highestLoss: needs a network" + NULL),
        row(
            "highestLoss(myNet(), null, 3)",
            () -> highestLoss(myNet(), null, 3),
            "highestLoss: needs data" + NULL),
        row(
            "highestLoss(myNet(), myNumbers(), 3)",
            () -> highestLoss(myNet(), myNumbers(), 3),
            "highestLoss: needs classes as labels, but data has numbers (regression). If they are"
                + " class ids, use data.asClassification()."),
        row(
            "highestLoss(myNet(), myData(), 0)",
            () -> highestLoss(myNet(), myData(), 0),
            "highestLoss: shows from 1 to 200 samples, but got 0. Try highestLoss(…, 25)."),
        row(
            "highestLoss(myNet(), myData(), 3)",
            () -> highestLoss(myNet(), myData(), 3),
            "highestLoss: needs a network with one output for each of the 2 classes, or one that"
                + " ends in sigmoid() for two, but for 8 samples its scores have the shape (8, 1)."
                + " Let the last layer be dense(…, 2)."),
        row(
            "highestLoss(sequential(dense(2, 2)), myData(), 3).columns(41)",
            () -> highestLoss(sequential(dense(2, 2)), myData(), 3).columns(41),
            "highestLoss: columns must be from 1 to 40, but got 41. Try columns(8)."),
        row(
            "mostConfused(null, myData())",
            () -> mostConfused(null, myData()),
            "mostConfused: needs a network" + NULL),
        row(
            "mostConfused(myNet(), myNumbers())",
            () -> mostConfused(myNet(), myNumbers()),
            "mostConfused: needs classes as labels, but data has numbers (regression). If they are"
                + " class ids, use data.asClassification()."));
  }
}
