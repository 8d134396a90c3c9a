// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jars of the clients, a folder each.
 *
 * @param code our own classes: the jar of this module, or the folder of its classes
 * @param folder holds the folders
 */
record Libraries(Path code, Path folder) {

  private static final String NETTY = "netty-common";

  /** Its own first: where both have a class, the client's is meant. */
  String classPath(ClientKind client) {
    return client.library().map(name -> folder.resolve(name) + "/*" + File.pathSeparator).orElse("")
        + code;
  }

  /** The client's own version; that of the JDK if it is the JDK's. */
  String version(ClientKind client) throws IOException {
    return client.artifact().isEmpty()
        ? ""
        : versionOf(client, client.artifact().get()).orElse("unknown");
  }

  /** The version of the Netty that the client runs with, if it does. */
  Optional<String> netty(ClientKind client) throws IOException {
    return versionOf(client, NETTY);
  }

  private Optional<String> versionOf(ClientKind client, String artifact) throws IOException {
    if (client.library().isEmpty()) {
      return Optional.empty();
    }
    Pattern jar = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
    return jars(client.library().get()).stream()
        .map(path -> jar.matcher(path.getFileName().toString()))
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .findFirst();
  }

  private List<Path> jars(String name) throws IOException {
    Path jars = folder.resolve(name);
    if (!Files.isDirectory(jars)) {
      throw new IOException(
          "Expected the libraries of '%s' in %s; `mvn package` puts them there"
              .formatted(name, jars));
    }
    try (Stream<Path> files = Files.list(jars)) {
      return files.sorted().toList();
    }
  }
}
