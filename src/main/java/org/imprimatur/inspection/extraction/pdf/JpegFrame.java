package org.imprimatur.inspection.extraction.pdf;

/**
 * What a JPEG says of its points where they begin (ISO/IEC 10918-1, B.2.2).
 *
 * @param values of each point; 0 where it does not say
 */
record JpegFrame(int width, int height, int values) {
    private static final int LONGEST = 17;

    static JpegFrame of(byte[] jpeg) {
        int at = 2;
        while (at + LONGEST <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            // tables of codes and of arithmetic share the numbers of frames
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return new JpegFrame(number(jpeg, at + 7), number(jpeg, at + 5), jpeg[at + 9] & 0xff);
            }
            if (marker == 0xda) {
                break;
            }
            at += 2 + number(jpeg, at + 2);
        }
        return new JpegFrame(0, 0, 0);
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
