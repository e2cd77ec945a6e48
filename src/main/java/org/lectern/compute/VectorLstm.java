package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/** {@link LstmCell#gradient} on whole vectors. */
final class VectorLstm {
  private VectorLstm() {}

  static void gradient(
      int n,
      float[][] now,
      int at,
      float[] before,
      int bo,
      float[] dh,
      float[] dc,
      int go,
      float[] ds,
      int so,
      int hidden) {
    float[] tanhs = now[LstmCell.TANH_C];
    float[] is = now[LstmCell.I];
    float[] fs = now[LstmCell.F];
    float[] gs = now[LstmCell.G];
    float[] os = now[LstmCell.O];
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    for (int j = 0; j < n; j += LENGTH) {
      FloatVector h = fromArray(FLOATS, dh, go + j);
      FloatVector tanh = fromArray(FLOATS, tanhs, at + j);
      FloatVector o = fromArray(FLOATS, os, at + j);
      FloatVector c = fromArray(FLOATS, dc, go + j).add(h.mul(o).mul(one.sub(tanh.mul(tanh))));
      h.mul(tanh).mul(o.mul(one.sub(o))).add(zero).intoArray(ds, so + 3 * hidden + j);
      FloatVector f = fromArray(FLOATS, fs, at + j);
      c.mul(f).intoArray(dc, go + j);
      FloatVector df = c.mul(fromArray(FLOATS, before, bo + j)).mul(f.mul(one.sub(f)));
      df.add(zero).intoArray(ds, so + hidden + j);
      FloatVector i = fromArray(FLOATS, is, at + j);
      FloatVector g = fromArray(FLOATS, gs, at + j);
      c.mul(g).mul(i.mul(one.sub(i))).add(zero).intoArray(ds, so + j);
      c.mul(i).mul(one.sub(g.mul(g))).add(zero).intoArray(ds, so + 2 * hidden + j);
    }
  }
}
