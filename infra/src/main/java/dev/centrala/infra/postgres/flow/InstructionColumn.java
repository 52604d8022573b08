package dev.centrala.infra.postgres.flow;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.flow.graph.Instruction;
import java.util.List;

/** One instruction of a flow as a JSON column of another domain. */
public final class InstructionColumn {
  private InstructionColumn() {}

  public static String write(Instruction instruction) {
    return RunJson.turn(List.of(instruction));
  }

  public static Instruction read(String text) {
    return RunJson.read(text, new TypeReference<List<Instruction>>() {}).getFirst();
  }
}
