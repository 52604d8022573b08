package dev.centrala.infra.fault;

import dev.centrala.core.routing.pool.RoutingPool;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The release after this one: the same program with other rules of routing, so that members of the
 * two must not keep a pool together.
 */
final class NextRelease {
  private NextRelease() {}

  /** A directory of classes that stand before this release's. */
  static Path in(Path directory) throws IOException {
    String name = RoutingPool.class.getName().replace('.', '/') + ".class";
    byte[] present;
    try (InputStream in = RoutingPool.class.getClassLoader().getResourceAsStream(name)) {
      present = in.readAllBytes();
    }
    ClassFile classes = ClassFile.of();
    byte[] next = classes.transformClass(classes.parse(present), laterRules());
    Path file = directory.resolve("next-release").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, next);
    return directory.resolve("next-release");
  }

  private static ClassTransform laterRules() {
    return (built, element) -> {
      if (element instanceof MethodModel method
          && method.methodName().equalsString("rulesVersion")) {
        built.withMethodBody(
            "rulesVersion",
            MethodTypeDesc.of(ConstantDescs.CD_int),
            method.flags().flagsMask(),
            code -> code.loadConstant(RoutingPool.rulesVersion() + 1).ireturn());
      } else {
        built.with(element);
      }
    };
  }
}
