package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentFormTest {
    @ParameterizedTest
    @CsvSource({
        "504b0304, ZIP, table.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "504b0304, ZIP, table.csv, application/zip",
        "504b0506, ZIP, empty.zip, application/zip",
        "d0cf11e0a1b11ae1, OLE2, table.xls, application/vnd.ms-excel",
        "d0cf11e0a1b11ae1, OLE2, table.xlsx, application/x-ole-storage",
        "255044462d312e37, PDF, table.xlsx, application/pdf",
        "7b5c72746631, RTF, letter.rtf, application/rtf",
        "89504e470d0a1a0a, PNG, picture.png, image/png",
        "ffd8ffe0, JPEG, picture.jpg, image/jpeg",
        "474946383961, GIF, picture.gif, image/gif",
        "49492a00, TIFF, picture.tif, image/tiff",
        "4d4d002a, TIFF, picture.tif, image/tiff",
        "424d460000000000000036000000, BINARY, short.bmp, application/octet-stream",
        "424d46000000000000003600000028, BMP, picture.bmp, image/bmp",
        "52494646100000005745425056503820, WEBP, picture.webp, image/webp",
        "504b0304, ZIP, slides.odp, application/vnd.oasis.opendocument.presentation",
        "1f8b08, GZIP, table.csv.gz, application/gzip",
        "612c620a, TEXT, table.csv, text/csv",
        "612c620a, TEXT, table.xlsx, text/plain",
        "e92c620a, TEXT, latin1.csv, text/csv",
        "fffe61002c00, TEXT, utf16.csv, text/csv",
        "feff0061002c, TEXT, utf16.csv, text/csv",
        "6100620063, BINARY, table.csv, application/octet-stream",
        "fffe00d800d8, BINARY, table.csv, application/octet-stream",
        "504b03, BINARY, table.xlsx, application/octet-stream",
    })
    void bytes_say_what_a_file_is_and_the_name_does_not_overrule_them(
            String head, ContentForm form, String name, String mediaType) {
        var found = ContentForm.of(HexFormat.of().parseHex(head));

        assertThat(found).isEqualTo(form);
        assertThat(found.mediaType(new FileName(name))).isEqualTo(mediaType);
    }

    @Test
    void letters_of_any_script_are_text() {
        assertThat(ContentForm.of("имя,年齢\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(ContentForm.TEXT);
    }
}
