import java.nio.file.Files;
import java.nio.file.Path;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;

/** LanguageTool has no command line of its own in Maven's repository: this checks files with it. */
public class LanguageToolRun {
    public static void main(String[] paths) throws Exception {
        JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
        for (String path : paths) {
            for (var match : tool.check(Files.readString(Path.of(path)))) {
                System.out.println(path + ":" + match.getFromPos() + ": " + match.getMessage());
            }
        }
    }
}
