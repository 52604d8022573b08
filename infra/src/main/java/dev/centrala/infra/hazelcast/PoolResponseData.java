package dev.centrala.infra.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Objects;

/**
 * A response on its way. A fence is written plainly, so that a member of another release can read
 * it.
 */
final class PoolResponseData implements IdentifiedDataSerializable {
  private PoolResponse response = new PoolResponse.Missing();

  PoolResponseData() {}

  PoolResponseData(PoolResponse response) {
    this.response = response;
  }

  PoolResponse response() {
    return response;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeBoolean(response instanceof PoolResponse.Fenced);
    if (response instanceof PoolResponse.Fenced fenced) {
      out.writeString(fenced.owner());
      out.writeString(fenced.entry());
    } else {
      out.writeByteArray(PoolWire.RESPONSES.toBytes(response));
    }
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    if (in.readBoolean()) {
      String owner = Objects.requireNonNull(in.readString());
      response = new PoolResponse.Fenced(owner, Objects.requireNonNull(in.readString()));
    } else {
      response = PoolWire.RESPONSES.fromBytes(Objects.requireNonNull(in.readByteArray()));
    }
  }

  @Override
  public int getFactoryId() {
    return PoolWire.FACTORY_ID;
  }

  @Override
  public int getClassId() {
    return PoolWire.RESPONSE;
  }
}
