import Foundation
import GalleristCommands

exit(await ProgramProcess.run())
