pragma ComponentBehavior: Bound

import QtQuick
import counter.qml.cases
import counter.qml.notices
import counter.screen

// The windows beside the desk's: each is there only while it is open, and nothing of it afterwards.
Item {
    id: beside

    required property NoticesScreen notices
    required property CasesScreen cases
    required property FilingScreen filing

    signal speak

    function leave(): void {
        for (const each of [beside.notices, beside.cases, beside.filing])
            each?.press("leave");
    }

    Loader {
        active: beside.notices !== null && beside.notices.open
        sourceComponent: NoticesWindow {
            objectName: "noticesWindow"
            visible: true
            view: beside.notices
            onSpeak: beside.speak()
        }
    }

    Loader {
        active: beside.cases !== null && beside.cases.open
        sourceComponent: CasesWindow {
            objectName: "casesWindow"
            visible: true
            view: beside.cases
            onSpeak: beside.speak()
        }
    }

    Loader {
        active: beside.filing !== null && beside.filing.open
        sourceComponent: FilingWindow {
            objectName: "filingWindow"
            visible: true
            view: beside.filing
            onSpeak: beside.speak()
        }
    }
}
