//! The words of the extension's own interface, from `extension/_locales/<language>/pages.json`.
//!
//! In the browser they come through `chrome.i18n`, in the user's language. Natively (tests) they come from the English file. What is
//! said about a rule is not here: that comes with the rule.

macro_rules! texts {
    ($($name:ident = $key:literal,)*) => {
        /// One text of the interface.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)] // the texts themselves say what they are
        #[non_exhaustive]
        pub enum Text { $($name),* }

        impl Text {
            /// Every text.
            pub const ALL: &[Text] = &[$(Text::$name),*];

            /// Its key in the locale file.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Text::$name => $key),* }
            }
        }
    };
}

texts! {
    // What language the texts are in, and which way it runs: added to every language by the build.
    Language = "language",
    Direction = "direction",
    // The toolbar.
    ExtensionName = "extension_name",
    BadgeIdle = "badge_idle",
    BadgeClear = "badge_clear",
    BadgeFinding = "badge_finding",
    BadgeFindings = "badge_findings",
    BadgeNotChecked = "badge_not_checked",
    BadgeOff = "badge_off",
    BadgeOffShort = "badge_off_short",
    // Why a file or a change is not taken.
    ImportTooLarge = "import_too_large",
    ImportNotJson = "import_not_json",
    ImportNotSettings = "import_not_settings",
    ImportTooNew = "import_too_new",
    ImportUnknownSetting = "import_unknown_setting",
    ImportUnknownRule = "import_unknown_rule",
    ImportUnknownSite = "import_unknown_site",
    ImportUnknownJurisdiction = "import_unknown_jurisdiction",
    ImportWrong = "import_wrong",
    MustBeStop = "must_be_stop",
    MustBeSwitch = "must_be_switch",
    MustBeTime = "must_be_time",
    MustBeMap = "must_be_map",
    MustBeTerms = "must_be_terms",
    MustBeVersion = "must_be_version",
    MuteDays = "mute_days",
    TooManyTerms = "too_many_terms",
    LongTerm = "long_term",
    // The slider.
    SliderLabel = "slider_label",
    Stop1 = "stop_1",
    Stop2 = "stop_2",
    Stop3 = "stop_3",
    Stop4 = "stop_4",
    Stop5 = "stop_5",
    StopMeans1 = "stop_means_1",
    StopMeans2 = "stop_means_2",
    StopMeans3 = "stop_means_3",
    StopMeans4 = "stop_means_4",
    StopMeans5 = "stop_means_5",
    StopDefault = "stop_default",
    // What was found in a text.
    NoWarning = "no_warning",
    Severity1 = "severity_1",
    Severity2 = "severity_2",
    Severity3 = "severity_3",
    LabelPrivacy = "label_privacy",
    LabelDignity = "label_dignity",
    LabelBoundary = "label_boundary",
    LabelHonesty = "label_honesty",
    Confidence = "confidence",
    Words = "words",
    Quoted = "quoted",
    Instead = "instead",
    // The options page.
    Title = "options_title",
    Tagline = "options_tagline",
    SensitivityHeading = "sensitivity_heading",
    SensitivityLead = "sensitivity_lead",
    SamplesHeading = "samples_heading",
    SamplesCount = "samples_count",
    SamplePost = "sample_post",
    SampleReply = "sample_reply",
    PlaceHeading = "place_heading",
    PlaceLead = "place_lead",
    PlaceLabel = "place_label",
    SitesHeading = "sites_heading",
    SitesLead = "sites_lead",
    SiteX = "site_x",
    SiteXWhere = "site_x_where",
    SiteFacebook = "site_facebook",
    SiteFacebookWhere = "site_facebook_where",
    MoreSitesHeading = "more_sites_heading",
    MoreSitesLead = "more_sites_lead",
    SiteInstagramWhere = "site_instagram_where",
    SiteThreadsWhere = "site_threads_where",
    SiteLinkedinWhere = "site_linkedin_where",
    SiteYoutubeWhere = "site_youtube_where",
    SiteBlueskyWhere = "site_bluesky_where",
    SiteRedditWhere = "site_reddit_where",
    SiteGoogleWhere = "site_google_where",
    SiteYelpWhere = "site_yelp_where",
    SiteFoursquareWhere = "site_foursquare_where",
    SiteOtherWhere = "site_other_where",
    AccessAddress = "access_address",
    AccessAddressWhy = "access_address_why",
    AccessAddressWrong = "access_address_wrong",
    AccessAdd = "access_add",
    AccessMeans = "access_means",
    AccessStart = "access_start",
    AccessStop = "access_stop",
    AccessOn = "access_on",
    AccessOff = "access_off",
    AccessRefused = "access_refused",
    HealthHeading = "health_heading",
    HealthLead = "health_lead",
    HealthNone = "health_none",
    HealthWhere = "health_where",
    HealthWhen = "health_when",
    HealthSubmit = "health_submit",
    HealthSubmitYes = "health_submit_yes",
    HealthSubmitNo = "health_submit_no",
    HealthMissed = "health_missed",
    HealthCopy = "health_copy",
    HealthCopied = "health_copied",
    SurfacePost = "surface_post",
    SurfaceReply = "surface_reply",
    SurfaceMessage = "surface_message",
    SiteOther = "site_other",
    TabUngated = "tab_ungated",
    RulesHeading = "rules_heading",
    RulesLead = "rules_lead",
    RuleMore = "rule_more",
    RuleDefaultOn = "rule_default_on",
    RuleDefaultOff = "rule_default_off",
    RuleMuted = "rule_muted",
    Unmute = "unmute",
    UnmuteRule = "unmute_rule",
    WhoSaysSo = "who_says_so",
    NewTab = "new_tab",
    TermsHeading = "terms_heading",
    TermsLead = "terms_lead",
    TermsLabel = "terms_label",
    TermsSave = "terms_save",
    FileHeading = "file_heading",
    FileLead = "file_lead",
    Export = "export",
    ExportDone = "export_done",
    ImportLabel = "import_label",
    ImportDone = "import_done",
    ImportRefused = "import_refused",
    Reset = "reset",
    ResetAsk = "reset_ask",
    ResetAskMore = "reset_ask_more",
    ResetConfirm = "reset_confirm",
    ResetCancel = "reset_cancel",
    ResetDone = "reset_done",
    Saved = "saved",
    ChangedElsewhere = "changed_elsewhere",
    SaveFailed = "save_failed",
    FooterPrivacy = "footer_privacy",
    FooterLimits = "footer_limits",
    Version = "version",
    // The popup.
    PopupTab = "popup_tab",
    PopupNotHere = "popup_not_here",
    PopupCheck = "popup_check",
    PopupCheckHint = "popup_check_hint",
    PopupCount = "popup_count",
    PopupOptions = "popup_options",
    // A pause.
    BadgePaused = "badge_paused",
    PauseStart = "pause_start",
    PauseEnd = "pause_end",
    PauseUntil = "pause_until",
    // What a tab says of itself, in the popup.
    TabReload = "tab_reload",
    TabIdle = "tab_idle",
    TabChecking = "tab_checking",
    TabClear = "tab_clear",
    TabFinding = "tab_finding",
    TabFindings = "tab_findings",
    TabNotChecked = "tab_not_checked",
    TabWhyEditor = "tab_why_editor",
    TabWhySubmit = "tab_why_submit",
    TabWhyWorker = "tab_why_worker",
    TabWhyReload = "tab_why_reload",
    TabWhyDisplay = "tab_why_display",
    TabWhatPost = "tab_what_post",
    TabWhatReply = "tab_what_reply",
    TabWhatMessage = "tab_what_message",
    // Checking any text.
    CheckTitle = "check_title",
    // About the author.
    ProfileHeading = "profile_heading",
    ProfileLead = "profile_lead",
    ProfileRole = "profile_role",
    ProfileSpecialty = "profile_specialty",
    ProfileEmployer = "profile_employer",
    ProfileCity = "profile_city",
    ProfileOfficial = "profile_official",
    ProfileOfficialMeans = "profile_official_means",
    ProfilePhone = "profile_phone",
    ProfilePortal = "profile_portal",
    ProfileRead = "profile_read",
    ProfileReadHint = "profile_read_hint",
    ProfileReadDone = "profile_read_done",
    ProfileReadNone = "profile_read_none",
    ProfileSave = "profile_save",
    LongEntry = "long_entry",
    MustBeProfile = "must_be_profile",
    // Ready replies of an official account.
    RepliesHeading = "replies_heading",
    Copy = "copy",
    Copied = "copied",
    ReplyThanksHeading = "reply_thanks_heading",
    ReplyThanks = "reply_thanks",
    ReplyComplaintHeading = "reply_complaint_heading",
    ReplyComplaint = "reply_complaint",
    ReplyQuestionHeading = "reply_question_heading",
    ReplyQuestion = "reply_question",
    ReachOffice = "reach_office",
    ReachPhone = "reach_phone",
    ReachPortal = "reach_portal",
    ReachBoth = "reach_both",
    // How often a rule was wrong.
    Tally = "tally",
    TallyOffer = "tally_offer",
    TallyMute = "tally_mute",
    TallyMuteRule = "tally_mute_rule",
    TalliesLead = "tallies_lead",
    TalliesReset = "tallies_reset",
    TalliesDone = "tallies_done",
    // Drafts held until later.
    HoldTitle = "hold_title",
    HoldLead = "hold_lead",
    HoldDraft = "hold_draft",
    HoldWhen = "hold_when",
    HoldHours = "hold_hours",
    HoldKeep = "hold_keep",
    HoldKeepMeans = "hold_keep_means",
    HoldNotify = "hold_notify",
    HoldNotifyMeans = "hold_notify_means",
    HoldSave = "hold_save",
    HoldSaved = "hold_saved",
    HoldPrivateHeading = "hold_private_heading",
    HoldPrivate = "hold_private",
    HoldRefused = "hold_refused",
    HoldsHeading = "holds_heading",
    HoldsNone = "holds_none",
    HoldDue = "hold_due",
    HoldExpires = "hold_expires",
    HoldNoText = "hold_no_text",
    HoldLost = "hold_lost",
    HoldRelease = "hold_release",
    HoldReleaseWhich = "hold_release_which",
    HoldWaiting = "hold_waiting",
    HoldOpen = "hold_open",
    // The welcome page.
    WelcomeTitle = "welcome_title",
    WelcomeLead = "welcome_lead",
    WelcomeWhatHeading = "welcome_what_heading",
    WelcomeWhatLead = "welcome_what_lead",
    WelcomeProfileHeading = "welcome_profile_heading",
    WelcomeSensitivityHeading = "welcome_sensitivity_heading",
    WelcomeNeverHeading = "welcome_never_heading",
    WelcomeNeverSend = "welcome_never_send",
    WelcomeNeverKeep = "welcome_never_keep",
    WelcomeNeverStop = "welcome_never_stop",
    WelcomeNeverChange = "welcome_never_change",
    WelcomeNeverPromise = "welcome_never_promise",
    WelcomeMore = "welcome_more",
    WelcomeCheck = "welcome_check",
    // The people whom the user marked.
    PeopleHeading = "people_heading",
    PeopleLead = "people_lead",
    PeopleName = "people_name",
    PeopleNameHint = "people_name_hint",
    PeopleAs = "people_as",
    PeoplePatient = "people_patient",
    PeopleRelative = "people_relative",
    PeopleBefore = "people_before",
    PeopleNot = "people_not",
    PeopleMark = "people_mark",
    PeopleFind = "people_find",
    PeopleForget = "people_forget",
    PeopleImport = "people_import",
    PeopleImportHint = "people_import_hint",
    PeopleKept = "people_kept",
    PeopleNone = "people_none",
    PeopleOne = "people_one",
    PeopleMany = "people_many",
    PeopleDates = "people_dates",
    PeopleKeep = "people_keep",
    PeopleMonths = "people_months",
    PeopleMarkedOne = "people_marked_one",
    PeopleMarkedMany = "people_marked_many",
    PeopleNoRoom = "people_no_room",
    PeopleFound = "people_found",
    PeoplePerhaps = "people_perhaps",
    PeopleNobody = "people_nobody",
    PeopleForgotten = "people_forgotten",
    PeopleWipe = "people_wipe",
    PeopleWipeNo = "people_wipe_no",
    PeopleWipeAsk = "people_wipe_ask",
    PeopleWipeMore = "people_wipe_more",
    PeopleWiped = "people_wiped",
    PeopleErrorName = "people_error_name",
    PeopleErrorColumns = "people_error_columns",
    PeopleErrorResources = "people_error_resources",
    PeopleErrorNobody = "people_error_nobody",
    PeopleLockHeading = "people_lock_heading",
    PeopleSealNone = "people_seal_none",
    PeopleSealOpen = "people_seal_open",
    PeopleSealLocked = "people_seal_locked",
    PeoplePassphrase = "people_passphrase",
    PeopleUnlock = "people_unlock",
    PeopleSeal = "people_seal",
    PeopleLock = "people_lock",
    PeopleUnseal = "people_unseal",
    PeopleShort = "people_short",
    PeopleWrong = "people_wrong",
    PeopleSealed = "people_sealed",
    PeopleUnsealed = "people_unsealed",
    PeopleLocked = "people_locked",
    PeopleUnlocked = "people_unlocked",
    PeopleWhat = "people_what",
    PeopleWhatKept = "people_what_kept",
    PeopleWhatNot = "people_what_not",
    PeopleWhatAttack = "people_what_attack",
    PeopleWhatMatch = "people_what_match",
}

/// The text, in the user's language.
#[must_use]
pub fn say(text: Text) -> String {
    say_with(text, &[])
}

/// The text with `$1`, `$2` ... replaced.
#[must_use]
pub fn say_with(text: Text, parts: &[&str]) -> String {
    source::message(text.key(), parts)
}

#[cfg(target_arch = "wasm32")]
mod source {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage)]
        fn get_message(key: &str, parts: &js_sys::Array) -> String;
    }

    pub(super) fn message(key: &str, parts: &[&str]) -> String {
        let list = js_sys::Array::new();
        for part in parts {
            list.push(&wasm_bindgen::JsValue::from_str(part));
        }
        get_message(key, &list)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod source {
    use serde_json::Value;
    use std::sync::LazyLock;

    pub(super) static ENGLISH: LazyLock<Value> =
        LazyLock::new(|| serde_json::from_str(include_str!("../../../extension/_locales/en/pages.json")).unwrap_or_default());

    pub(super) fn message(key: &str, parts: &[&str]) -> String {
        let mut text = ENGLISH[key]["message"].as_str().unwrap_or_default().to_owned();
        for (i, part) in parts.iter().enumerate() {
            text = text.replace(&format!("${}", i + 1), part);
        }
        text
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Text, source::ENGLISH};
    use std::collections::BTreeSet;

    /// Read by the browser itself or by the glue, not by this crate.
    const READ_ELSEWHERE: [&str; 5] = ["extension_description", "command_next", "command_card", "command_check", "check_menu"];
    /// Added to `messages.json` by the build.
    const OF_THE_BUILD: [&str; 2] = ["language", "direction"];

    #[test]
    fn every_text_is_in_the_english_file_and_the_file_holds_no_other() {
        let used = Text::ALL.iter().map(|text| text.key()).filter(|key| !OF_THE_BUILD.contains(key));
        let used: BTreeSet<&str> = used.chain(READ_ELSEWHERE).collect();
        let held: BTreeSet<&str> = ENGLISH.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(used.difference(&held).collect::<Vec<_>>(), Vec::<&&str>::new(), "used but not in pages.json");
        assert_eq!(held.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new(), "in pages.json but not used");
        for (key, entry) in ENGLISH.as_object().expect("an object") {
            assert!(entry["message"].as_str().is_some_and(|text| !text.trim().is_empty()), "{key} has no message");
        }
    }
}
