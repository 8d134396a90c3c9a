// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.util.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses a Netty that is too old to be safe: below 4.2.18 the check of the TLS host name can be skipped. */
final class NettyVersion {

  private static final String ARTIFACT = "netty-handler";
  private static final int[] FLOOR = {4, 2, 18};
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})\\b.*");

  private NettyVersion() {}

  /** The version on the path, looked for and judged once; without one if it is not known: shaded jars may have lost theirs. */
  private static final class OnPath {
    static final @Nullable String FAULT =
        Optional.ofNullable(Version.identify(NettyVersion.class.getClassLoader()).get(ARTIFACT))
            .map(Version::artifactVersion)
            .map(NettyVersion::fault)
            .orElse(null);
  }

  static void requireSupported() {
    requireNone(OnPath.FAULT);
  }

  static void requireSupported(String version) {
    requireNone(fault(version));
  }

  private static void requireNone(@Nullable String fault) {
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
  }

  /** What is wrong with a version; null if nothing is, or nothing is known of it. */
  private static @Nullable String fault(String version) {
    Matcher numbers = NUMBERS.matcher(version);
    if (!numbers.matches()) {
      return null;
    }
    for (int i = 0; i < FLOOR.length; i++) {
      int difference = Integer.compare(Integer.parseInt(numbers.group(i + 1)), FLOOR[i]);
      if (difference > 0) {
        return null;
      }
      if (difference < 0) {
        return ("Expected Netty 4.2.18 or newer, found %s %s on the path. Import io.netty:netty-bom:4.2.18.Final in"
                + " dependencyManagement (Maven) or as an enforcedPlatform (Gradle) before the BOM that brings the older one.")
            .formatted(ARTIFACT, version);
      }
    }
    return null;
  }
}
