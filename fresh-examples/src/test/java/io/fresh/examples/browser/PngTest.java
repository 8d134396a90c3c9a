// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PngTest {

  private static byte[] picture(int width, int height) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void theSizeIsThatOfThePicture() throws Exception {
    ByteBuffer file = ByteBuffer.wrap(picture(300, 7));

    assertThat(Png.read(file)).isEqualTo(new Png(300, 7));
    assertThat(file.position()).isZero();
  }

  @Test
  void whatIsNoPngFileIsRefused() throws Exception {
    byte[] cutOff = Arrays.copyOf(picture(3, 7), 23);
    byte[] other = "<html>This is a page and no picture</html>".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Png.read(ByteBuffer.wrap(cutOff)))
        .hasMessage("Expected a PNG file, was something else of 23 bytes");
    assertThatThrownBy(() -> Png.read(ByteBuffer.wrap(other))).isInstanceOf(BrowserException.class);
  }
}
