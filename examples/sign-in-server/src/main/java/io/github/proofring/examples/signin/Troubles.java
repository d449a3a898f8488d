package io.github.proofring.examples.signin;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the script of passkeys has to say when it gets no further: it knows a browser's error by its name and a problem of the API by its
 * code, for the API speaks to programs, in English.
 */
final class Troubles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<String, Sentence> SENTENCES = Map.of(
            "NotAllowedError",
            Sentence.of("passkey.unconfirmed"),
            "InvalidStateError",
            Sentence.of("passkey.there"),
            "NotSupportedError",
            Sentence.of("passkey.unsupported"),
            "none",
            Sentence.of("passkey.none"),
            "broken",
            Sentence.of("passkey.broken"),
            // The only field there is.
            Problem.BAD_FIELD.code(),
            Sentence.of("label.rule"));

    /** How the API may answer a page that asks for a challenge. */
    private static final Set<Problem> PROBLEMS = EnumSet.of(
            Problem.NOT_SIGNED_IN,
            Problem.PROOF_WANTED,
            Problem.STEP_UP_WANTED,
            Problem.STRONGER_WAY_WANTED,
            Problem.PROVE_ANOTHER_WAY,
            Problem.CROSS_SITE,
            Problem.NO_SUCH_METHOD,
            Problem.ALREADY_SIGNED_IN,
            Problem.TOO_MANY_METHODS,
            Problem.UNKNOWN_KIND,
            Problem.BUSY,
            Problem.UNAVAILABLE);

    private Troubles() {}

    /** A JSON object of texts. */
    static String json(Language language) {
        Map<String, Sentence> sentences = new TreeMap<>(SENTENCES);
        PROBLEMS.forEach(problem -> sentences.put(problem.code(), problem.advice()));
        Map<String, String> said = new TreeMap<>();
        sentences.forEach((name, sentence) -> said.put(name, language.say(sentence)));
        return JSON.writeValueAsString(said);
    }
}
